### Japanese. The head of en.ftl explains the syntax.
###
### Terms: session セッション, disposable 使い捨て, discard 破棄, profile プロファイル, VM 仮想マシン, image イメージ, template テンプレート, spare 予備,
### host ホスト, pool プール, channel チャンネル, registry レジストリ, uplink アップリンク, background service バックグラウンドサービス, safe copy 安全なコピー,
### seal 封印, digest ダイジェスト, jail 隔離環境, hypervisor ハイパーバイザー.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: 準備完了
tray-tool-tip-set-up = Safe Browse: セットアップ中、{ $percent }%
tray-tool-tip-starting = Safe Browse: 起動中
tray-tool-tip-running = Safe Browse: { $sessions } 個のセッションを開いています
tray-tool-tip-trouble = Safe Browse: 確認が必要です
tray-tool-tip-microphone-on = Safe Browse: マイクがオンです
tray-open = 新しいセッション
tray-listens = マイクがオン: { $profile }
tray-driven = プログラムが操作中: { $profile }
tray-recorded = 記録中: { $profile }
tray-portal = ネットワークにサインイン…
tray-open-with-profile = プロファイルを指定して開く
tray-sessions = 実行中のセッション ({ $count })
tray-session-starting = { $profile }、起動中
tray-session-since = { $profile }、{ $time } から
tray-session-ends = { $profile }、{ $time } に終了
tray-session-closing = { $profile }、終了処理中
tray-held-session =
    { $because ->
        [idle] { $profile }、一時停止: 未使用
        [lifetime-over] { $profile }、一時停止: 制限時間に到達
        [outdated] { $profile }、一時停止: セキュリティ更新
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }、破棄済み
tray-show = 表示
tray-close = 破棄
tray-close-now = 今すぐ破棄
tray-network = ネットワーク
tray-network-up = ネットワーク: 準備完了
tray-network-starting = ネットワーク: 起動中
tray-network-stopped = ネットワーク: 待機中
tray-network-failed = ネットワーク: 障害
tray-restart-network = 再起動
tray-images-unknown = イメージ
tray-images-fresh = イメージ: 最新
tray-images-old = イメージ: 古い
tray-images-updates = イメージ: 更新あり
tray-images-missing = イメージ: なし
tray-images-building = イメージ: ビルド中
tray-update-images = 更新
tray-cancel-builds = ビルドをキャンセル
tray-main-window = メインウィンドウを開く
tray-settings = 設定
tray-diagnostics = 診断
tray-managed-by = { $by } が管理
tray-blocked = セッションを開始できません: 理由を表示
tray-quit = 終了
notice-ended-in-trouble = セッションが予期せず終了しました
notice-image-old = イメージが古くなっています
    .body = 以前のバージョンの Safe Browse 用にビルドされたものです。トレイまたはメインウィンドウから更新してください。
notice-image-updates = イメージの更新があります
    .body = ディストリビューションに新しいパッケージがあります。オフにしていないかぎり、イメージはバックグラウンドで再ビルドされます。トレイまたはメインウィンドウから更新することもできます。
notice-network-lost = ネットワーク VM が停止しました
    .body = 復旧するまで、開いているセッションはオフラインになります。
notice-listens = マイクがオンです
    .body = セッション「{ $profile }」があなたの声を聞いています。そのウィンドウでオフにできます。
notice-held = セッション「{ $profile }」は一時停止中です
notice-link-failed = リンクを開けませんでした
notice-rule-failed = このサイトの選択を保存できませんでした
notice-copied = 安全なコピーができました
notice-not-copied = { $name } の安全なコピーを作成できませんでした
notice-recorded = セッションを記録しました: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. 記録の時間が終わりました。
            [size] { $folder }: { $files }. 記録が上限のサイズに達しました。
            [disk] { $folder }: { $files }. ディスクに空きがなくなりました。
            [forbidden] { $folder }: { $files }. プロファイルで許可されなくなりました。
           *[other] { $folder }: { $files }
        }
notice-recording-lost = 記録が途中で終わりました
notice-not-viewed = ファイルを表示できませんでした
notice-kinds-failed = デフォルトのプログラムを変更できませんでした
notice-not-discarded = セッションを破棄できませんでした
entry-generic-name = 使い捨てウェブブラウザー
entry-comment = 閉じると破棄される仮想マシンの中で閲覧します
entry-open-here = Safe Browse で開く
entry-copy-safely = 安全なコピーを作成
entry-open-new = 新しい使い捨てブラウザー

## Main window

main-name = Safe Browse
main-pages = ページ
navigation-home = 閲覧
navigation-images = イメージ
navigation-network = ネットワーク
navigation-diagnostics = 診断
navigation-settings = 設定
navigation-log = ログ
navigation-help = ヘルプ
# Stands before a value.
main-label = { $label }:
main-quit = 終了
agent-connecting = 接続中
agent-lost = バックグラウンドサービスが動作していません
agent-lost-again = もう一度起動しています。
agent-lost-why = 開いているセッションはそのまま続きます。このページには最後にわかった状態が表示されています。
agent-restart = サービスを再起動
agent-other = バックグラウンドサービスのバージョンがこのプログラムと異なります
agent-other-why = 再起動するまで、一部の情報が正しくない可能性があります。開いているセッションはそのまま続きます。
main-blocked = セッションを開始できません
home-open = 新しいセッション
home-address = アドレス
home-address-hint = アドレス (空欄ならスタートページ)
home-promise = ブラウザー以外は何も入っていない、まっさらな仮想マシンです。閉じれば何も残りません。
home-profile = プロファイル
home-bookmarks = ブックマーク
home-edit-bookmark = ブックマークの編集
home-bookmark-name = 名前
home-bookmark-profile = プロファイル { $profile } で開きます
home-save-bookmark = 保存
home-remove-bookmark = 削除
home-health = 状態
home-image-built = ブラウザーのビルド: { $when }
home-spare-ready = すぐに開けます
home-spare-loading = 予備を準備しています
home-verified = セルフチェック合格: { $when }
home-verified-failed = セルフチェック不合格: { $when }
home-suggestions = 提案: { $checks }
home-troubles = 問題: { $checks }
home-look = 表示
home-slow = セッションが約 10 倍遅くなっています: KVM が使われていません
home-slow-why = 理由
acceleration-kvm = KVM が使われています
acceleration-kvm-why = コンピューターのプロセッサーが VM を直接実行するため、セッションは最も速く動きます。
acceleration-slow = セッションが約 10 倍遅くなっています
home-copies = 安全なコピー
home-copy-page = { $page } / { $of } ページ
home-copy-starting = 使い捨て VM を起動中
home-copy-waiting = 待機中
home-copy-cancel = { $name } の安全なコピーをキャンセル
home-running = 開いているセッション
home-show = 表示
home-discard = 破棄
home-discard-all = すべて破棄
home-picture = セッション { $profile } の画面
home-no-picture = 画面はまだありません
home-where = 実行場所
home-age = 経過時間
home-memory = メモリ
home-discard-question = このセッションを破棄しますか?
home-discard-all-question = { $count } 個のセッションをすべて破棄しますか?
home-discard-why = 中のものはすべて失われます。元に戻すことはできません。
set-up-title = Safe Browse のセットアップ
set-up-what = セッションは 2 つのイメージから起動します。ブラウザー用とネットワーク VM 用で、署名されたパッケージからお使いのコンピューターでビルドされます。
set-up-how-long = 約 { $megabytes } MB をダウンロードし、約 5 GB のディスク容量を使います。お使いのコンピューターでは約 { $minutes } 分かかります。接続が遅い場合はさらに時間がかかります。
set-up-minutes-left = 残り約 { $minutes } 分。
set-up-leave = その間、このページを離れてもかまいません。
set-up-start = セットアップ
set-up-continue = 続行
set-up-cancelled = セットアップをキャンセルしました。ビルド済みのものは残り、それ以外は何も残っていません。
set-up-slow = セッションが約 10 倍遅くなります
set-up-group = お使いのアカウントは KVM を使用できません。次のコマンドを root として実行し、ログアウトしてからログインし直してください:
set-up-join = お使いのアカウントは KVM を使用できません。許可する場合は、管理者のパスワードを求められます。
set-up-join-now = KVM を許可
set-up-log-in = ログアウトしてログインし直してください
set-up-log-in-why = 次回のログインから、お使いのアカウントで KVM を使用できます。それまでセッションは約 10 倍遅くなります。
set-up-opens = Safe Browse で何を開きますか?
set-up-opens-why = 最初のセッションの準備ができました。ここで選んだものは、今後は使い捨て VM で開きます。この手順は飛ばすことができ、設定でいつでも変更できます。
set-up-links = リンクを Safe Browse で開く
set-up-links-why = ほかのプログラムのリンクが使い捨てブラウザーで開きます。
set-up-login = ログイン時に起動
set-up-login-why = セッションをすぐに開けるように、Safe Browse がトレイで待機します。
set-up-close = 完了
tour-open = 使い方を見る
tour-place = { $card } / { $cards }
tour-skip = スキップ
tour-next = 次へ
tour-frame = 枠の中は使い捨て
tour-frame-why = セッションはそれぞれ、プロファイルの色の縞模様の枠が付いたウィンドウです。閉じると、履歴、Cookie、ダウンロードなど中のものはすべて失われます。数秒の間は元に戻せます。
tour-files = 必要なファイルだけ取り出す
tour-files-why = ダウンロードしたファイルはセッションの中にあり、セッションとともに失われます。枠にある矢印のボタンで、必要なものを保存できます。PDF ファイルと画像には、目に見えるものだけを含む安全なコピーが最適です。
tour-keyboard = Ctrl + Alt でキーボードを解放
tour-keyboard-why = セッションでは、すべてのキーがページに送られます。Ctrl + Alt を押して離すと、キーが枠に届くようになります。Tab でボタンを移動し、Enter で押します。
help-keys-here = このウィンドウのキー
help-keys-session = セッションのキー
help-key-control = Ctrl
help-key-new = 新しいセッション: アドレスを入力
help-key-close = ウィンドウを閉じる
help-key-back = 1 つ前に戻る
help-key-escape = Esc
help-key-release = キーボードを解放: キーがウィンドウの枠に届きます。ほかのキーはすべてセッションに送られます。
help-key-copy = セッションでコピーしたものを取り出す
help-key-paste = クリップボードの内容をセッションに貼り付け
help-key-fullscreen = 全画面表示
help-about = Safe Browse について
help-questions = よくある質問
help-question-slow = セッションが遅いのはなぜですか?
    .answer = プロセッサーの仮想化 (KVM) が使われていない可能性があります。理由と対処は「診断」のページにあります。
help-question-save = ダウンロードを残すには?
    .answer = ウィンドウのバーの矢印を押し、ファイルを保存します。保存していないものはセッションとともに消えます。
help-question-undo = 間違えてセッションを破棄しました。もう戻せませんか?
    .answer = 数秒間は、ウィンドウまたはカードの「元に戻す」ボタンで戻せます。
help-question-blocked = ページがブロックされるのはなぜですか?
    .answer = このプロファイルは登録サイトにだけ接続します。バーの錠を押すと、一覧を見たり追加したりできます。
help-question-keyboard = セッションからキーボードを取り戻すには?
    .answer = Ctrl + Alt を押して離します。
help-question-copy = セッションとの間で文字をコピーするには?
    .answer = セッションでコピーしてから Ctrl + Alt + C を押します。貼り付けるには Ctrl + Alt + V を押します。
help-question-links = どのリンクがここで開きますか?
    .answer = 設定のリンクとファイルのページで、ほかのプログラムのリンクを受け取るか、常に開くサイトと開かないサイトを決めます。
help-question-update = ブラウザーの更新方法は?
    .answer = 署名されたパッケージからイメージを作り直します。イメージのページに作成からの日数があり、そこで更新できます。
help-question-anonymous = 匿名になりますか?
    .answer = いいえ。サイトにはネットワークのアドレスが見え、ログインした先では誰かが分かります。匿名性には Tor Browser を使ってください。
help-question-kept = セッションのあとに何が残りますか?
    .answer = 保存したファイル、ブックマーク、登録したサイトだけです。
help-works = このプログラムに含まれる他者の著作物とライセンス
help-version = バージョン
help-version-agent = バックグラウンドサービス
help-guide = ガイド
help-guide-where = 端末で「man safe-browse」または「safe-browse --help」を実行してください。ガイドのページはソースの host-agent/guide フォルダーにあります。
help-licence = ライセンス
help-licence-where = Apache License 2.0。Debian パッケージをインストールした場合、含まれるもののライセンスは /usr/share/doc/safe-browse/copyright にあります。
images-explanation = すべてのセッションの元になるものです。イメージはお使いのコンピューターでビルドされるかチャンネルから届き、起動のたびに検査されます。
images-browser = ブラウザーイメージ
images-browser-what = 閲覧に使う VM
images-network = ネットワークイメージ
images-network-what = ネットワークに触れる唯一の VM
images-current = 使用中
images-previous = 1 つ前
images-older = それ以前
images-missing = まだビルドされていません
images-up-to-date = 最新
images-old = 更新あり
images-aged = { $days } 日より古い
images-newer = { $packages } 個の新しいパッケージがあります
images-debug = ログインできるデバッグ用イメージ
images-version = バージョン
images-size = サイズ
images-built = ビルド日時
images-unknown-age = 不明
images-shared = このコンピューターのすべてのアカウントで共有
images-kernel = カーネル
images-packages = パッケージ
images-build = ビルド
images-update = 更新
images-rebuild = 再ビルド
images-cancel = キャンセル
images-building = ビルド中
images-failed = ビルドに失敗しました
image-step-overlay = 独自のファイルを収集
image-step-packages = パッケージをダウンロードしてインストール
image-step-kernel = カーネルとモジュールを取り出し
image-step-root = ファイルシステムを圧縮
image-step-disk = ディスクをパーティション分割
image-step-digest = チェックサムを計算
image-step-use = イメージを有効化
image-step-done = イメージが完成しました
network-state-up = ネットワーク準備完了
    .explanation = セッションは別の VM を通じてインターネットに接続します。プロファイルで許可されていないかぎり、お使いのコンピューターやローカルネットワークには接続できません。
network-state-starting = ネットワーク起動中
    .explanation = ネットワーク VM を起動しています。
network-state-stopped = ネットワーク待機中
    .explanation = ネットワーク VM は次のセッションとともに自動的に起動します。
network-state-failed = ネットワーク障害
    .explanation = ネットワーク VM が動作していないため、セッションはオフラインです。
network-unknown = バックグラウンドサービスを待っています
network-restart = ネットワークを再起動
network-restarting = 再起動中
network-restart-question = ネットワークを再起動しますか?
network-restart-why = 開いているセッションの接続が一時的に切れます。
network-reasons = 詳細
network-trouble-since = 問題の発生
network-uplink = インターネット接続
network-uplink-user = お使いのアカウント経由 (user)
network-uplink-tap = ローカルネットワークに直接 (tap)
network-uplink-pci = 専用のネットワークカード経由 (pci)
network-cable = ケーブル
network-cable-up = 接続
network-cable-down = 未接続
network-cable-unknown = 不明
network-address = アドレス
network-mode = モード
network-mode-nat = アドレス変換 (NAT)
network-mode-bridge = ブリッジ: セッションはローカルネットワーク上
network-eapol = 802.1X
network-eapol-on = 転送
network-eapol-off = ブロック
network-eapol-unknown = 不明
network-made = 入手元
network-imported = インポート済み (通過させるものは不明)
network-up-since = 起動時刻
network-last-trouble = 最後の問題
network-accelerator = アクセラレーション
network-accelerator-xen = Xen
network-accelerator-kvm = ハードウェア (KVM)
network-accelerator-tcg = ソフトウェアエミュレーション
network-sessions = 接続中のセッション
network-sessions-of = { $used } / { $total }
network-reach = セッション { $session } の接続先
network-ready = 前回の起動時間
network-processes = プロセス
process-role-qemu = QEMU
process-role-jail = 隔離環境
process-role-uplink = インターネット接続
network-none = なし
diagnostics-explanation = お使いのコンピューターでセッションを遅くしたり、弱めたり、妨げたりする可能性があるものと、その対処方法です。
diagnostics-check = 再チェック
diagnostics-checking = チェック中
diagnostics-checked-at = チェック: { $when }
diagnostics-never = まだチェックしていません
diagnostics-level-ok = 正常
diagnostics-level-note = 提案
diagnostics-level-trouble = 問題
diagnostics-all-well = 問題は見つかりませんでした
diagnostics-some-notes = { $count } 件の提案
diagnostics-some-trouble = { $count } 件の問題が見つかりました
diagnostics-level-given = 事実
diagnostics-copy = コピー
diagnostics-copied = コピーしました
diagnostics-copy-report = レポートをコピー
diagnostics-ignore = 無視
diagnostics-show-again = 再び表示
diagnostics-ignored = 無視した項目 ({ $count })
diagnostics-fix = 修正
check-programs = プログラム
check-accelerator = 仮想化
check-browser-image = ブラウザーイメージ
check-network-image = ネットワークイメージ
check-xen = Xen
check-xl = Xen のツール
check-passthrough = PCI パススルー
check-xsm = Xen セキュリティモジュール
check-network-card = ネットワークカード
check-xen-memory = Xen のメモリ
check-xenmgr = xenmgr
check-xenmgr-policy = xenmgr のポリシー
check-dom0-programs = dom0 のプログラム
check-xenclient-untried = XenClient
check-memory = メモリ
check-disk = ディスク容量
check-exit = 出口
check-uplink = インターネット接続
check-bounds = リソース制限
check-policy = AppArmor と SELinux
check-sound = サウンド
check-jail = 隔離環境
check-package-sources = パッケージの取得元
check-managed-settings = 管理された設定
check-runtime-folder = ランタイムフォルダー
check-crashes = クラッシュ
check-network-ports = ネットワークポート
check-swap = スワップ
check-channel = チャンネル
check-pool = プール
check-networks = お使いのコンピューターのネットワーク
check-network-filter = ネットワークフィルター
check-accounts = VM のアカウント
check-required-protections = 必須の保護
check-missed-protections = 欠けた保護
check-nested-virtualisation = 入れ子の仮想化
check-memory-merging = メモリの統合
check-processor-cores = プロセッサーのコア
check-processor = プロセッサーの脆弱性
check-usb = USB デバイス
check-electron = Electron
check-shared-images = 共有イメージ
check-newer-version = 新しいバージョン
check-default-programs = デフォルトのプログラム
check-extensions = 拡張機能
check-page-network = ウィンドウのネットワーク
check-log = ログ
finding-programs-ok = すべてのプログラムがインストールされています。
finding-programs-trouble = インストールされていません: { $programs }。
finding-accelerator-ok = VM は KVM で動作します。
finding-accelerator-ok-xen = VM は Xen のドメインです。
finding-accelerator-note = VM はソフトウェアエミュレーションで動作し、約 10 倍遅くなります。
finding-accelerator-note-no-permission = VM はソフトウェアエミュレーションで動作し、約 10 倍遅くなります: お使いのアカウントは /dev/kvm を開けません。
    .hint = コマンドを root として実行してください。その後、サービスを停止し (safe-browse daemon --stop)、ログインし直してください。
finding-accelerator-note-after-login = VM はソフトウェアエミュレーションで動作し、約 10 倍遅くなります: お使いのアカウントが /dev/kvm を開けるのは次回のログインからです。
    .hint = サービスを停止し (safe-browse daemon --stop)、ログアウトしてログインし直してください。または、コンピューターを再起動してください。
finding-accelerator-note-not-openable = VM はソフトウェアエミュレーションで動作し、約 10 倍遅くなります: お使いのアカウントは /dev/kvm を開けません。
    .hint = お使いのアカウントに /dev/kvm の読み書きを許可してください。kvm グループに加わっても、ここでは解決しません。
finding-accelerator-note-no-kvm = VM はソフトウェアエミュレーションで動作し、約 10 倍遅くなります: KVM がないか、ここでは動作しません。
    .hint = ファームウェアで仮想化 (VT-x、AMD-V) を有効にしてください。このコンピューターが VM の中で動いている場合は、その VM で入れ子の仮想化を有効にしてください。
finding-accelerator-note-untested = VM が KVM で動作できるかどうかを確認しています。
    .hint = 1 分後にもう一度チェックしてください。
finding-xen-ok = これは dom0、ほかのドメインを制御する Xen のドメインです。
finding-xen-trouble = この Xen ドメインは、ほかを制御する dom0 ではありません。
    .hint = Safe Browse を dom0 で実行するか、hypervisor = "qemu" を設定してください。
finding-xen-trouble-absent = Xen のドメインではないか、/proc/xen がマウントされていません。
    .hint = コンピューターを Xen で起動するか (パッケージ xen-system-amd64)、hypervisor = "qemu" を設定してください。ドメインの中では root として次を実行してください:
finding-xl-ok = Xen のツールが応答しています。Xen { $version } です。
finding-xl-note = Xen { $version } です。動作を確認しているのは Xen { $oldest } 以降です。
    .hint = Xen を更新してください。
finding-xl-trouble = Xen のツールが応答しません: { $reason }
    .hint = root として作業し、ツールを起動してください:
finding-passthrough-ok = IOMMU の保護のもとで、デバイスをドメインに渡せます。
finding-passthrough-note = ドメインにデバイスを渡せません: Xen に IOMMU がありません。
    .hint = ファームウェアで VT-d または AMD-Vi を有効にし、Xen のコマンドラインから iommu=off を外してください。
finding-passthrough-trouble = ドメインにデバイスを渡せません: Xen に IOMMU がありません。
    .hint = ファームウェアで VT-d または AMD-Vi を有効にし、Xen のコマンドラインから iommu=off を外してください。
finding-xsm-ok = Xen はネットワーク VM がセッションにサービスを提供することを許可しています。
finding-xsm-note = Xen は FLASK ポリシーを強制しています: 両方の VM のラベルが相互の通信を許可する必要があります。
    .hint = 設定ファイルの xen.networkLabel と xen.browserLabel に、そのようなラベルを指定してください。
finding-xsm-trouble = Xen がドメインどうしを隔離しています (xsm=silo): ネットワーク VM はセッションにサービスを提供できません。
    .hint = Xen のコマンドラインに xsm=dummy を書くか、両者の通信を許可するラベルとともに xsm=flask を書いてください。
finding-network-card-ok = ネットワークカード { $address } を渡せます。
finding-network-card-note = ネットワークカード { $address } はドライバー { $driver } が使用しています。ネットワーク VM の起動時に渡されます。
    .hint = そのとき、このカードを通じたこのコンピューター自身の接続は切れます。起動時に準備するには:
finding-network-card-note-unbound = ネットワークカード { $address } はどのドライバーにも結び付けられていません。ネットワーク VM の起動時に渡されます。
    .hint = そのとき、このカードを通じたこのコンピューター自身の接続は切れます。起動時に準備するには:
finding-network-card-trouble = PCI デバイス { $address } はありません。
    .hint = 次のコマンドでネットワークカードを探してください:
finding-network-card-trouble-xenmgr = xenmgr は PCI デバイス { $address } を認識していません。
    .hint = どのデバイスがあるかは dom0 で確認できます:
finding-xen-memory-ok = Xen の空きメモリは { $freeMiB } MiB です。1 つのセッションに { $neededMiB } MiB が必要になることがあります。
finding-xen-memory-trouble = Xen の空きメモリは { $freeMiB } MiB です。1 つのセッションに { $neededMiB } MiB が必要になることがあります。
    .hint = dom0 のメモリを減らす (Xen のコマンドラインの dom0_mem)、セッションを閉じる、またはプロファイルの memoryMiB を下げてください。
finding-xen-memory-trouble-xenmgr = XenClient の空きメモリは { $freeMiB } MiB です。1 つのセッションに { $neededMiB } MiB が必要になることがあります。
    .hint = ほかの VM を終了するか、プロファイルの memoryMiB を下げてください。
finding-xenmgr-ok = xenmgr が応答しています。
finding-xenmgr-trouble = xenmgr が応答しません: { $reason }
    .hint = Safe Browse を dom0 で実行するか、設定ファイルで dom0 を指定してください: xenclient.dom0
finding-xenmgr-policy-trouble = xenmgr のポリシーが VM の作成と削除を許可していません。
    .hint = dom0 で次を実行してください:
finding-dom0-programs-ok = dom0 にディスクを作成するプログラムがあります。
finding-dom0-programs-trouble = dom0 にありません: { $programs }。
    .hint = これらは XenClient XT と OpenXT の一部です。Safe Browse を dom0 で実行するか、設定ファイルで dom0 を指定してください: xenclient.dom0
finding-xenclient-untried-note = Safe Browse は模擬の xenmgr でのみ試験され、実際の XenClient XT や OpenXT では試験されていません。
    .hint = host-agent/hypervisor/xenclient/README.md を読み、各コマンドを事前に確認してください:
finding-memory-ok = 空きメモリは { $freeMiB } MiB です。1 つのセッションに { $neededMiB } MiB が必要になることがあります。
finding-memory-trouble = 空きメモリは { $freeMiB } MiB です。1 つのセッションに { $neededMiB } MiB が必要になることがあります。
    .hint = プログラムを閉じるか、プロファイルのメモリを減らしてください。
finding-disk-ok = { $folder } の空き容量は { $freeMiB } MiB です。
finding-disk-note = { $folder } の空き容量は { $freeMiB } MiB です。イメージのビルドには約 { $neededMiB } MiB が必要です。
    .hint = 空き容量を増やすか、古いイメージを削除してください。
finding-package-sources-ok = イメージは、このコンピューターのパッケージ取得元のうち、そのリリースのものをすべて使います。
finding-package-sources-note = イメージは次のパッケージ取得元を使いません: { $sources }。
    .hint = イメージにそこのパッケージが必要な場合は、設定ファイルの images.extraSources に URI を書いてください。
finding-crashes-note = コンピューターの起動後、バックグラウンドサービスが { $count } 回クラッシュしました。最後は { $last } です。
    .hint = { $path } にあるその時刻のエラーを添えて報告してください。
finding-network-ports-note = ネットワーク VM のポートは { $total } 個です。開いているセッションがなくなると { $next } 個になります。
finding-pool-ok = プール { $pool } のすべてのコンピューターに接続できます。
finding-pool-note-away = プール { $pool } の { $total } 台中 { $away } 台が使えません: { $hosts }。
    .hint = このコマンドで理由がわかります。
finding-pool-trouble-away = プール { $pool } の { $total } 台中 { $away } 台が使えません: { $hosts }。
    .hint = このコマンドで理由がわかります。
finding-managed-settings-ok = { $by } が設定を管理しています。
finding-log-ok = バックグラウンドサービスはログを記録しています: { $path }
finding-jail-ok = 各 VM のプロセスは、それぞれの隔離環境で動作します。
finding-jail-trouble = VM のプロセス用の隔離環境を作れません: { $said }。
    .hint = アカウントにユーザー名前空間の作成を許可してください: sysctl user.max_user_namespaces、kernel.unprivileged_userns_clone。
finding-jail-trouble-restricted = VM のプロセス用の隔離環境を作れません: { $said }。このカーネルは、AppArmor プロファイルのあるプログラムにのみユーザー名前空間を許可します。
    .hint = Safe Browse のプロファイルを root として読み込んでください。
finding-required-protections-ok = すべての VM に、{ $by } が求める保護があります: { $required }。
finding-required-protections-trouble = VM を起動できません: { $by } が求める保護がありません: { $missing }。
    .hint = アカウント、リソース制限、AppArmor の項目に対処方法があります。
finding-missed-protections-note = バックグラウンドサービスの起動後、{ $missed } のないまま動作した VM がありました。今から起動する VM にはこの保護があります。
    .hint = 当時開いていたセッションを閉じてください。
finding-accounts-ok = 各 VM のプロセスには専用のアカウントがあり、ファイルの権限があなたのファイルを守ります。
finding-accounts-note = VM のプロセスはお使いのアカウントで動作しています。カーネルまたは newuidmap が従属ユーザー ID を拒否しています。
    .hint = パッケージ uidmap をインストールし、/etc/subuid と /etc/subgid を確認してください。
finding-accounts-note-busy = VM のプロセスはお使いのアカウントで動作しています: 専用のアカウントを割り当てる試みに時間がかかりすぎました。次回の起動時に再び試みます。
    .hint = コンピューターの負荷が低いときにもう一度チェックしてください。
finding-accounts-note-no-ids = お使いのアカウントに従属ユーザー ID がないため、VM のプロセスはそのアカウントで動作しています。
    .hint = パッケージ uidmap をインストールし、root として次を実行してください:
finding-bounds-ok = 各 VM のメモリ、プロセッサー、プロセスを cgroup が制限し、そのメモリをスワップから守ります。
finding-bounds-note = cgroup がありません。VM のプロセスはアドレス空間、スレッド、ファイルについてのみ制限されます。
    .hint = systemd を通じてログインし、コントローラー memory、cpu、pids をアカウントに委譲してください。
finding-bounds-note-busy = systemd が時間内に応答しませんでした: 今から起動する VM には cgroup がありません。次回の起動時に再び試みます。
    .hint = コンピューターの負荷が低いときにもう一度チェックしてください。
finding-policy-ok = 隔離環境に加えて、AppArmor プロファイルが各 VM のプロセスを制限します。
finding-policy-note = カーネルに SELinux も AppArmor もありません。VM のプロセスを制限するのは、名前空間、システムコールのフィルター、各種の上限だけです。
    .hint = どちらかを備えたカーネルのほうが強く保護します。Debian のカーネルには AppArmor があります。
finding-policy-note-not-loaded = AppArmor は有効ですが、Safe Browse のプロファイルが読み込まれていません: VM のプロセスを制限するのは隔離環境だけです。
    .hint = root として読み込んでください。
finding-policy-note-selinux = SELinux は有効ですが、Safe Browse にはそのポリシーがありません。VM のプロセスは、名前空間、システムコールのフィルター、各種の上限、お使いのアカウントのポリシーが制限します。
    .hint = このバージョンに対処方法はありません。
finding-nested-virtualisation-ok = KVM は入れ子の仮想化を提供していません。
finding-nested-virtualisation-ok-on = KVM は入れ子の仮想化を提供しています。Safe Browse の VM には渡されません。
finding-memory-merging-ok = カーネルはプログラムのメモリを統合しません (KSM)。
finding-memory-merging-note = カーネルは、要求したプログラムの同一のメモリを統合します (KSM)。あるプログラムが、ほかのプログラムのメモリの内容を知る可能性があります。Safe Browse の VM は要求しません。
    .hint = root としてこれを取り消し、有効にしているサービス (ksmtuned など) を停止してください。
finding-processor-cores-ok = プロセッサーの各コアは 1 つのスレッドを実行します: VM がコアを共有することはありません。
finding-processor-cores-ok-scheduled = プロセッサーのコアは複数のスレッドを実行します (SMT)。コアスケジューリングが各 VM をほかのプログラムから分離します。
finding-processor-cores-note = プロセッサーのコアは複数のスレッドを実行し (SMT)、VM はほかのプログラムとコアを共有します: コアスケジューリングはここでは動作しません。
    .hint = このコマンドは root として SMT を無効にします。速度は下がります。または CONFIG_SCHED_CORE を備えたカーネルを使ってください。
finding-processor-ok = カーネルは、プロセッサーの未対策の脆弱性を報告していません。
finding-processor-note = プロセッサーの脆弱性により、VM がほかのメモリを読める可能性があります: { $names }。
    .hint = このコンピューター、またはこれを VM として動かしているコンピューターのカーネルとマイクロコードを更新してください。新しいものがなければ、脆弱性は残ります。
finding-processor-note-unreported = このカーネルはプロセッサーの脆弱性を報告しません。
    .hint = Debian のカーネルは報告します。
finding-runtime-folder-ok = 実行中のセッションのファイルはメモリ上にあります: { $folder }。
finding-runtime-folder-note = { $folder } はディスク上にあります: セッションの画面の画像がそこに書き込まれます。
    .hint = XDG_RUNTIME_DIR が設定されるようにログインするか、tmpfs のフォルダーを設定してください。
finding-swap-ok = スワップは暗号化されているか、メモリ上にあります。
finding-swap-ok-none = スワップはありません: セッションのメモリの内容がディスクに書かれることはありません。
finding-swap-note = セッションやそのウィンドウのメモリが { $areas } にスワップされる可能性があり、暗号化されていることを確認できません。
    .hint = スワップを暗号化する (crypttab)、zram を使う、または無効にしてください。
finding-sound-ok = セッションは { $server } で音を再生します。
finding-sound-note = セッションは音を再生できません: サウンドサーバーが動作していません。
    .hint = PipeWire または PulseAudio を起動するか、設定でサウンドサーバーを選んでください。
finding-sound-note-missing = セッションは音を再生できません: プログラムが足りません。
finding-sound-note-file = セッションは音を再生せず、ファイルに書き込みます。
    .hint = 設定でサウンドサーバーに「自動」を選んでください。
finding-usb-ok = USB デバイスをセッションに渡せます。接続中のセキュリティキー、カメラ、スマートカードリーダー: { $count }。
finding-usb-note = お使いのアカウントは次を開けません: { $devices }。
    .hint = Safe Browse の udev ルールは、コンピューターの前にいる人にセキュリティキーとカメラを開放します。インストール済みの場合は、デバイスを接続し直してください。
finding-usb-note-hypervisor = このハイパーバイザーでは USB デバイスを渡せませんが、それを求めるプロファイルがあります: { $profiles }。
    .hint = そこで USB デバイスをオフにするか、QEMU を使ってください。
finding-usb-note-missing = USB デバイスを渡せません。インストールされていません: { $programs }。
finding-default-programs-ok = リンクは { $links }、文書は { $documents }、Office 文書は { $office }、テキストは { $text }、画像は { $pictures }、メールは { $mail }、アーカイブは { $archives }、音声と動画は { $media }、ウェブページは { $pages } で開きます。
finding-extensions-ok = Safe Browse の拡張機能があるプログラム: { $present }。ないプログラム: { $absent }。
finding-electron-ok = Electron { $version } は公開から { $days } 日です。セキュリティ修正は { $ends } ごろまで提供されます。
finding-electron-note = Electron { $version } は公開から { $days } 日です。その後のセキュリティ修正が含まれていません。
    .hint = Safe Browse を更新してください: パッケージ safe-browse-electron に Electron が含まれています。
finding-electron-note-unsupported = Electron { $version } には { $ends } ごろからセキュリティ修正が提供されていません。
    .hint = Safe Browse を更新してください: パッケージ safe-browse-electron に Electron が含まれています。
finding-electron-note-unknown = Electron { $version } の公開日は不明です: Safe Browse に付属のものではありません。
    .hint = Safe Browse を更新してください: パッケージ safe-browse-electron に Electron が含まれています。
finding-shared-images-note = 共有イメージが更新されていません: { $trouble }
finding-shared-images-note-old = 共有イメージは { $checkedAt } から確認されていません。このアカウントは自分のイメージをビルドします。
finding-newer-version-note = Safe Browse { $version } が apt リポジトリにあります。インストール済みは { $installed } です。
    .hint = コマンドを root として実行してください。
finding-newer-version-note-running = Safe Browse { $installed } がインストールされていますが、バックグラウンドサービスはまだ { $running } です。
finding-newer-version-note-electron = Electron { $version } が apt リポジトリにあります。インストール済みは { $installed } です。
    .hint = コマンドを root として実行してください。
finding-page-network-ok = ウィンドウのページにはネットワークがありません。
finding-page-network-note = Electron はこのコンピューターのネットワークで動作しています。ウィンドウのページが乗っ取られると、ネットワークに接続される可能性があります。
    .hint = ユーザー名前空間を許可し、空白とコロンを含まないパスに Safe Browse をインストールして、再起動してください。
finding-network-filter-ok = このコンピューターのフィルターが、ネットワーク VM にセッションの規則を守らせます。
finding-network-filter-note = ネットワーク VM には専用のネットワークカードがあります。その先にこのコンピューターのフィルターはありません: 乗っ取られると、お使いのネットワークに接続されます。
    .hint = インターネット接続を「お使いのアカウント (user)」に設定してください。
finding-network-filter-note-given = ネットワーク VM には専用のネットワークカードがあります。その先にこのコンピューターのフィルターはありません: 乗っ取られると、お使いのネットワークに接続されます。
    .hint = このハイパーバイザーではほかの接続方法はありません。
finding-network-filter-note-bridge = モードが「ブリッジ」のため、セッションはお使いのネットワーク上のコンピューターです: 規則は適用されません。
    .hint = モードを「アドレス変換 (NAT)」に設定してください。
finding-networks-trouble = このコンピューターが知るネットワークは { $count } 個あり、1 つの規則に収まりません。そのため「インターネットとローカルネットワーク」の場合を除き、セッションはどこにも接続できません。
    .hint = 経路をより大きなネットワークにまとめてください。
finding-networks-trouble-all = 経路を読めないか network.refusedNetworks の指定により、インターネット全体がこのコンピューターのネットワークとみなされています。そのため「インターネットとローカルネットワーク」の場合を除き、セッションはどこにも接続できません。
    .hint = お使いのアカウントに /proc/net/route と /proc/net/fib_trie の読み取りを許可してください。
finding-portal-note = このネットワークでは、インターネットに接続する前にサインインが必要です。
    .hint = 次のコマンドでサインインします: safe-browse portal
finding-channel-ok = イメージはチャンネル { $channel }、番号 { $serial } のものです。
finding-channel-note = チャンネル { $channel } には、このコンピューター向けのリリースがまだありません (番号 { $serial })。
    .hint = このコンピューターの順番が来ると、自動的に届きます。
finding-channel-note-unread = チャンネル { $channel } はまだ読み込まれていません。
finding-channel-trouble-clock = このコンピューターの時計が遅れています: 現在は { $notBefore } より後です。
    .hint = 時計を合わせてください。
finding-channel-trouble-expired = チャンネル { $channel } のファイルは { $expires } に期限が切れました。
    .hint = 更新されていないか、レジストリが新しいものを出していません: チャンネルの公開者に知らせてください。
finding-channel-trouble-other = チャンネルを読み込めませんでした: { $trouble }
finding-uplink-ok = インターネット接続は設定済みです。
finding-uplink-trouble-no-bridge = このコンピューターにブリッジ { $bridge } はありません。
    .hint = root として、ネットワークカードを含むブリッジを作るか、別のブリッジを指定してください。
finding-uplink-trouble-not-setuid = { $helper } が setuid root ではないため、ブリッジに何も接続できません。
    .hint = root として次を実行してください:
finding-uplink-trouble-not-allowed = { $file } が { $bridge } を許可していません。
    .hint = root として次を実行してください:
finding-uplink-trouble-no-tap = このコンピューターに tap デバイス { $device } はありません。
    .hint = root として次を実行してください:
finding-uplink-trouble-foreign-tap = tap デバイス { $device } は別のアカウントのものです。
    .hint = root として次を実行してください:
finding-uplink-trouble-driver = カード { $device } を vfio-pci に結び付けられるのは root だけです。
    .hint = root として次を実行してください:
finding-uplink-trouble-no-permission = お使いのアカウントは { $file } を使用できません。
    .hint = root として次を実行してください:
finding-browser-image-ok = ブラウザーイメージがあります。
finding-browser-image-ok-shared = ブラウザーイメージがあります。このコンピューターのすべてのアカウントが使います。
finding-browser-image-ok-unneeded = ブラウザーイメージを必要とするプロファイルはありません: すべてのセッションがほかのコンピューターで動作します。
finding-browser-image-note = ブラウザーイメージがこのプログラムより古いです。
finding-browser-image-note-debug = ブラウザーイメージはデバッグ用にビルドされています: コンソールからログインできます。
finding-browser-image-trouble = ブラウザーイメージがありません。
finding-browser-image-trouble-channel = ブラウザーイメージがありません: チャンネル { $channel } からまだ届いていません。
finding-browser-image-trouble-recalled = ブラウザーイメージは回収されました: { $why }。
finding-network-image-ok = ネットワークイメージがあります。
finding-network-image-ok-shared = ネットワークイメージがあります。このコンピューターのすべてのアカウントが使います。
finding-network-image-ok-unneeded = ネットワークイメージを必要とするプロファイルはありません: すべてのセッションがほかのコンピューターで動作します。
finding-network-image-note = ネットワークイメージがこのプログラムより古いです。
finding-network-image-note-debug = ネットワークイメージはデバッグ用にビルドされています: コンソールからログインできます。
finding-network-image-trouble = ネットワークイメージがありません。
finding-network-image-trouble-channel = ネットワークイメージがありません: チャンネル { $channel } からまだ届いていません。
finding-network-image-trouble-recalled = ネットワークイメージは回収されました: { $why }。
log-explanation = バックグラウンドサービスのメッセージです。設定でオンにしないかぎり、ページのアドレスは含まれません。
log-level = 表示
log-level-all = すべて
log-level-warn = 警告とエラー
log-level-error = エラー
log-search = 検索
log-empty = 記録はありません。
log-file = ファイル
log-lines = ログの記録
quit-question-title = Safe Browse を終了しますか?
quit-question-running = { $count } 個のセッションが開いています。ウィンドウがなくても続けることができ、次回の起動時にここに表示されます。
quit-question-leave = セッションを続けたまま終了
quit-question-discard = セッションを破棄して終了
main-cancel = キャンセル
main-details = 詳細
main-copy = コピー
main-copied = コピーしました
failed-files-save = 保存できませんでした
failed-files-save-all = 保存できませんでした
failed-files-print = 印刷できませんでした
failed-files-screenshot = 保存できませんでした
failed-files-show = フォルダーを表示できませんでした
failed-files-drag = 外へドラッグできませんでした
failed-files-choose = 渡せませんでした
failed-files-cancel-copy = コピーの作成をキャンセルできませんでした
failed-files-view = 表示できませんでした
failed-files-drop = 渡せませんでした
failed-clipboard-copy-out = コピーできませんでした
failed-clipboard-paste-in = 貼り付けできませんでした
failed-bookmark-add-page = ブックマークを追加できませんでした
failed-sites-add = サイトを追加できませんでした
failed-usb-list = デバイスが見つかりませんでした
failed-usb-connect = 接続できませんでした
failed-usb-disconnect = 切断できませんでした
failed-session-microphone = マイクを切り替えられませんでした
failed-session-steer = プログラムを停止または再開できませんでした
failed-session-record = 記録できませんでした
failed-session-stop-recording = 記録を停止できませんでした
failed-session-open = 開けませんでした
failed-session-open-page = 開けませんでした
failed-session-close = 破棄できませんでした
failed-session-close-all = 破棄できませんでした
failed-window-answer-close = 破棄できませんでした
failed-window-answer-end = 保存と破棄ができませんでした
failed-session-undo = 元に戻せませんでした
failed-window-undo-discard = 元に戻せませんでした
failed-session-volume = 音量を変更できませんでした
failed-exit-test = 出口が使えません
failed-network-restart = ネットワーク VM を再起動できませんでした
failed-image-build = ビルドできませんでした
failed-image-cancel-build = ビルドをキャンセルできませんでした
failed-image-cancel-set-up = セットアップをキャンセルできませんでした
failed-doctor-fix = 修正できませんでした
failed-config-set = 保存できませんでした
failed-config-check = チェックできませんでした
failed-desktop-set = 保存できませんでした
failed-desktop-look = デフォルトのプログラムが見つかりませんでした
failed-log-read = ログを読み込めませんでした
failed-agent-restart = バックグラウンドサービスを再起動できませんでした
failed-session-show = セッションを表示できませんでした
failed-session-scale = 倍率を変更できませんでした
failed-session-type = 入力できませんでした
failed-image-set-up = セットアップできませんでした
failed-doctor-run = チェックできませんでした
failed-doctor-copy = コピーできませんでした
failed-config-open = ファイルを開けませんでした
failed-config-restore = 復元できませんでした
failed-config-choose-folder = フォルダーを選べませんでした
failed-link-forget = ルールを削除できませんでした
failed-failure-copy = コピーできませんでした
failed-application-quit = Safe Browse を終了できませんでした
failed-application-answer-quit = Safe Browse を終了できませんでした
failed-window-close = ウィンドウを閉じられませんでした
failed-window-fullscreen = 全画面表示を切り替えられませんでした
failed-window-retry = 開けませんでした
failed-window-touch = セッションを維持できませんでした
failed-window-keep-running = セッションを維持できませんでした
failed-window-open-page = ページを開けませんでした
failed-link-choose = リンクを開けませんでした
failed-files-list = ファイルを一覧表示できませんでした
failed-transfer-cancel = キャンセルできませんでした
failed-bookmark-rename = ブックマークの名前を変更できませんでした
failed-bookmark-remove = ブックマークを削除できませんでした
main-loosen-question =
    { $settings ->
        [1] この設定を緩めますか?
       *[other] これら { $settings } 個の設定を緩めますか?
    }
main-loosen-why = 以後のセッションは今より多くのことができるようになるか、お使いのコンピューターが今より多くのものを信頼するようになります。
main-loosen-removed = 削除
main-loosen-confirm = 緩める
main-drop = ドロップすると、ネットワークのない使い捨てブラウザーで表示します
main-dismiss = 閉じる

## Settings

setting-hypervisor = ハイパーバイザー
    .explanation = VM を動かすもの。
setting-accelerator = アクセラレーション
    .explanation = 「自動」は、KVM が動作すれば KVM を、そうでなければソフトウェアエミュレーションを使います。
setting-defaultProfile = デフォルトのプロファイル
    .explanation = ほかを選ばないときに使われます。
setting-network-uplink = インターネット接続
    .explanation = ネットワーク VM がインターネットに接続する方法。
setting-network-user-follow = アカウント経由の経路
    .explanation = 「お使いのアカウント経由 (user)」の場合：host はコンピューターの既定の経路に従います。device:wg0 はこのネットワークデバイスだけを使います。
setting-network-tap-bridge = ブリッジ
    .explanation = 「ローカルネットワーク (tap)」の場合: お使いのコンピューターのブリッジ。
setting-network-tap-device = tap デバイス
    .explanation = または、お使いのアカウントの tap デバイス。
setting-network-pci-device = ネットワークカード
    .explanation = 「ネットワークカード (pci)」の場合。例: 0000:03:00.0
setting-network-pci-allowOnlyNic = 唯一のネットワークカードを許可
    .explanation = お使いのコンピューター自身はネットワークを使えなくなります。
setting-network-mode = モード
    .explanation = アドレス変換はセッションをローカルネットワークから切り離し、ブリッジはその上に置きます。
setting-network-ipv6 = IPv6
    .explanation = このコンピューターで IPv6 が使える場合、出口を使わないセッションも IPv6 を使います。
setting-network-forwardEapol = 802.1X を転送
    .explanation = ブリッジの場合: セッションが自らローカルネットワークにログインできます。
setting-network-bridgeRules = ブリッジの規則
    .explanation = nftables の規則を書いたファイル。
setting-network-ports = セッションの最大数
    .explanation = 各セッションはネットワーク VM に専用のポートを持ちます。新しい数は、開いているセッションがないときに適用されます。
setting-network-memoryMiB = ネットワーク VM のメモリ
setting-network-startWith = ネットワーク VM の起動
    .explanation = 「常に準備」は、最初のクリックの前に起動します。
setting-network-idleStopSeconds = ネットワーク VM を停止するまで
    .explanation = どのセッションも使わない状態がこの時間続くと停止します。
setting-network-connections = セッションあたりの最大接続数
    .explanation = 1 つのセッションがほかのネットワークを妨げるのを防ぎます。
setting-network-newConnectionsPerSecond = セッションあたりの毎秒の新規接続数
setting-network-refusedNetworks = 拒否するネットワーク
    .explanation = どのセッションも接続できません。例: お使いのルーターの公開アドレス 203.0.113.7/32
setting-network-portalProbe = サインインページを探すためのページ
    .explanation = その応答から、Safe Browse はネットワークのサインインページを見つけ、インターネットに接続できたことを知ります。サインイン中にだけ取得されます。空: サインインできません。
setting-images-trustedKeys = 信頼するイメージの鍵
    .explanation = これらの鍵で署名されたイメージだけを使います。「local」はここでビルドしたもの、ほかは minisign の公開鍵です。
setting-images-channel = イメージのチャンネル
    .explanation = ここでビルドする代わりに、レジストリのこのチャンネルからイメージを取得します。
setting-images-channelKeys = チャンネルの鍵
    .explanation = 署名できる人の minisign 公開鍵。なし: 信頼するイメージの鍵。
setting-images-channelThreshold = チャンネルに必要な署名の数
setting-images-ring = 展開時のグループ
    .explanation = 「pilot」のようなグループは、チャンネルのリリースをほかより先に受け取れます。
setting-images-mirrors = レジストリのミラー
    .explanation = イメージとチャンネルはまずここから読み込まれます。ミラーが送る内容は、レジストリのダイジェストと署名がある場合にのみ有効です。
setting-images-loginServers = レジストリのログインサーバー
    .explanation = 別のドメインにあっても、レジストリはログイン情報をこれらに送ることができます。
setting-images-attestations = イメージを確認する必要があるビルダーの数
    .explanation = レジストリやチャンネルから取得する前に、署名者以外に必要な数。
setting-images-extraSources = イメージの追加のパッケージ取得元
    .explanation = Debian 自身のアーカイブ以外のもの。apt の取得元と同じ URI で指定します。
setting-updates-check = イメージの更新を確認
    .explanation = ディストリビューションのパッケージ一覧で確認します。
setting-updates-everyHours = 確認の間隔
setting-updates-build = イメージの更新を自動的にインストール
    .explanation = イメージはバックグラウンドで再ビルドされ、次のクリックから使われます。1 つ前のイメージは保持されます。
setting-updates-hours = 更新をインストールする時間帯
    .explanation = 現地時間。例: 22:00-06:00。空の場合はいつでも。回収されたイメージはすぐに置き換えられます。
setting-template-seal = セッションをテンプレートから開始
    .explanation = ブラウザーを開いた状態、または空の画面の状態で保存された VM です。オフ: 毎回システムを起動します。
setting-template-maximumAgeHours = テンプレートを取り替えるまで
    .explanation = 同じテンプレートのセッションはすべて、同じメモリ配置を持ちます。0: 取り替えません。
setting-spare-keep = 予備の VM を準備しておく
    .explanation = 次のクリックの前に読み込みます。
setting-spare-count = 予備の VM の最大数
    .explanation = 2 つ以上になるのは、セッションを続けて開くときだけです。
setting-spare-minimumAvailableMiB = 使用可能なメモリがこれ以上あるときだけ
setting-spare-onBattery = バッテリー使用時も予備を準備
setting-start-requirementTimeoutSeconds = 起動のタイムアウト
    .explanation = 各手順にかけられる時間。ソフトウェアエミュレーションでは数分かかることがあります。
setting-xen-networkKind = Xen のネットワーク VM
    .explanation = PV は何もエミュレートせず、HVM はコンピューター全体をエミュレートします。
setting-xen-browserKind = Xen のブラウザー VM
    .explanation = PVH はプロセッサーの仮想化を使い、PV は使いません。
setting-xen-networkLabel = ネットワーク VM の FLASK ラベル
    .explanation = 空欄: Xen のデフォルト。
setting-xen-browserLabel = ブラウザー VM の FLASK ラベル
    .explanation = ポリシーが両方のラベルの通信を許可する必要があります。
setting-xenclient-transport = xenmgr への接続
    .explanation = XenClient と OpenXT の場合: D-Bus または xec プログラムを使います。
setting-xenclient-dom0 = ssh 経由の dom0
    .explanation = 例: root@dom0。空欄: Safe Browse は dom0 で動作します。
setting-xenclient-disks = dom0 のディスクフォルダー
setting-xenclient-layer = VM の書き込み
    .explanation = メモリに留めるか、xenmgr が起動のたびに作るレイヤーに書き込みます。
setting-xenclient-network = セッションのネットワーク
    .explanation = xenmgr での名前。
setting-xenclient-networkKernelExtract = ネットワーク VM のディスク上のカーネル
    .explanation = そのパス。空欄: イメージ自身のカーネル。
setting-audio-backend = サウンドサーバー
    .explanation = セッションの音を再生します。「ファイルへ」は試験用です。
setting-end-undoSeconds = 破棄を元に戻せる時間
    .explanation = セッションは失われる前にこの時間だけ一時停止します。0: すぐに失われます。
setting-downloads-folder = ダウンロードフォルダー
    .explanation = セッションから保存するファイル用です。
    .empty = ダウンロードフォルダーの「Safe Browse」
setting-downloads-maxFileMiB = 最大ファイルサイズ
    .explanation = 保存する、または渡すファイルの上限です。
setting-downloads-safeCopyPages = 安全なコピーの最大ページ数
    .explanation = 各ページは 2 つ目の使い捨て VM で描画されます。
setting-downloads-safeCopyText = 安全なコピーのテキスト
    .explanation = 変換用 VM がページの画像から読み取る語です。検索してコピーできます。
setting-files-openHere = ここで開くファイルの種類
setting-files-documents = Office 文書を開く
    .explanation = Word、Excel、PowerPoint、OpenDocument、RTF。オンにした後は、LibreOffice を加えるためブラウザーイメージを再ビルドしてください。
setting-links-mode = 常にここで開くサイト
    .explanation = 拡張機能があると、ほかのブラウザーはそのようなサイトに接続する前に止まります。
setting-links-always = 常にここで
    .explanation = サイトとそのサブドメイン。両方のリストにあるときは、長い名前が優先されます。
setting-links-never = 自動ではここで開かない
    .explanation = サイトとそのサブドメイン。たとえば社内のイントラネット。
setting-log-level = ログレベル
setting-log-urls = ページのアドレスを記録
    .explanation = オフ: ログに訪問先は記録されません。
setting-log-audit = セッションのプロファイルを記録
    .explanation = 組織向け: 各セッションがどのプロファイルで開かれたか。表示した内容は記録されません。
setting-profile-label = 名前
    .explanation = ウィンドウとメニューに表示されます。
    .empty = ファイルのとおり
setting-profile-startPage = スタートページ
    .explanation = アドレスなしでセッションを開いたときに表示されます。
    .empty = 空のページ
setting-profile-where = 実行場所
    .explanation = 設定ファイルのプールから選べます。
setting-profile-memoryMiB = メモリ
setting-profile-scratchGiB = ダウンロード用ディスク
    .explanation = 暗号化され、セッションとともに失われます。0 はダウンロードをメモリに置きます。
setting-profile-privateMemory = 専用メモリ
    .explanation = より安全ですが、1 秒遅くなります。
setting-profile-processors = プロセッサー数
setting-profile-colour = 色
    .explanation = ウィンドウの枠の色です。
setting-profile-network-policy = ネットワークアクセス
    .explanation = 「インターネットとローカルネットワーク」以外では、お使いのコンピューターやローカルネットワークに接続できません。
setting-profile-network-allow = 登録サイト
    .explanation = 例: bank.example とそのサブドメイン。「登録サイトのみ」で使われます。
setting-profile-exit = 出口
    .explanation = 出口は「safe-browse exit import」で追加します。出口が使えない間は、何も外に出ません。
setting-profile-files-out = ファイルの保存
    .explanation = セッションから。確認のうえで行われます。
setting-profile-files-in = ファイルを渡す
    .explanation = セッションへ。あなたが選ぶか確認したものだけです。
setting-profile-clipboard-out = 外へのコピー
    .explanation = セッションからクリップボードへ。ボタンまたはショートカットで行います。自動的にコピーされることはありません。
setting-profile-clipboard-in = 中への貼り付け
    .explanation = クリップボードからセッションへ。ボタンまたはショートカットで行います。
setting-profile-language = ウェブページの優先言語
    .explanation = 複数の言語があるページはこれに従います。
setting-profile-timeZone = タイムゾーン
    .explanation = ページから見えます。UTC ならあなたについて何も明かしません。
setting-profile-appearance = 外観
    .explanation = 自動: デスクトップと同じ。ページから見え、両方の外観を持つページの多くがこれに従います。
setting-profile-scale = 倍率
    .explanation = 自動: モニターと同じ鮮明さ、デスクトップと同じ倍率で、ページから見えます。オフ: 常に 100% で、メモリと処理を減らします。
setting-profile-jit = JavaScript コンパイラー
    .explanation = オフ: より安全ですが、計算の多いページは遅くなり、WebAssembly を必要とするページは動作しません。
setting-profile-fingerprint = フィンガープリント
    .explanation = ページがお使いのコンピューターを見分ける手がかりです。共通: どのコンピューターでもページから同じに見え、言語は英語になります。
setting-profile-webgl = WebGL
    .explanation = 地図やゲームのように、ページが 3 次元で描画できます。オフ: より安全です。
setting-profile-extensions = 拡張機能
    .explanation = イメージ内のフォルダー名。独自のレシピで拡張機能を追加できます。
setting-profile-idleStopMinutes = 未使用で閉じるまで
    .explanation = 最後のキー入力、クリック、ポインターの移動から数えます。先に警告が出ます。0: 閉じません。
setting-profile-mayKeepRunning = 「実行を続ける」を許可
    .explanation = 未使用の警告で、セッションの実行を続けることを選べます。
setting-profile-lifetimeMinutes = セッションの最長時間
    .explanation = 0: 制限なし。
setting-profile-maximumAgeMinutes = セキュリティ更新がある場合の最長時間
    .explanation = 0: 制限なし。
setting-profile-seal = セッションをテンプレートから開始
    .explanation = 空の画面では、各セッションが自分の Chromium を起動します: より安全ですが、遅くなります。
setting-profile-sound = サウンド
    .explanation = セッションが音を再生できるかどうか。
setting-profile-accessibility = ページの読み上げ
    .explanation = セッションのスクリーンリーダー。オンにした後は、音声を加えるためブラウザーイメージを再ビルドしてください。
setting-profile-microphone = マイク
    .explanation = セッションでマイクをオンにできるかどうか。開始時は毎回オフです。
setting-profile-automation = 自動操作
    .explanation = お使いのコンピューターのプログラムがセッションのブラウザーを操作できるかどうか。その間はウィンドウに表示され、あなたが操作を引き継げます。
setting-profile-record = 記録
    .explanation = セッションの画面、ネットワーク、ダウンロードを記録できるかどうか。その間はウィンドウに表示され、あなたが停止できます。
setting-profile-recordKeys = 記録に含める接続の鍵
    .explanation = 暗号化された接続の鍵も記録に含めるかどうか。これがあると、Wireshark などのプログラムは、パスワードも含め、送受信されたすべての内容を読み取れます。
setting-profile-usb = USB デバイス
    .explanation = 実行中のセッションに、お使いのコンピューターのデバイスを渡せるかどうか。自動的に渡されることはありません。
setting-profile-usbKinds = USB デバイスの種類
    .explanation = これらだけを渡せます。
setting-profile-screen-width = 最初の画面の幅
    .explanation = その後、画面はウィンドウに従います。
setting-profile-screen-height = 最初の画面の高さ
mistake-profile-label = 1 行、40 文字以内にしてください。
mistake-images-trustedKeys = 鍵が 1 つ以上必要です: 「local」、または RW で始まる 56 文字の minisign の鍵。
mistake-network-refusedNetworks = 203.0.113.0/24 のようなネットワークか 203.0.113.7/32 のようなアドレスを、64 個まで指定してください。
mistake-images-channel = registry.example/safe-browse/stable のようなチャンネルを指定してください。
mistake-images-channelKeys = 「local」または RW で始まる 56 文字の minisign の鍵を、32 個まで指定してください。
mistake-images-mirrors = registry.example=mirror.example:5000 のような組を、16 個まで指定してください。
mistake-images-loginServers = login.example のようなサーバー名を、16 個まで指定してください。
mistake-images-extraSources = https://packages.example/apt のようなパッケージ取得元の URI を、16 個まで指定してください。
mistake-network-mode = ブリッジには、インターネット接続「tap」または「pci」が必要です。
mistake-network-tap = インターネット接続「tap」には、ブリッジか tap デバイスのどちらかが必要です。
mistake-network-tap-bridge = 15 文字以内のネットワークデバイス名を指定してください。
mistake-network-tap-device = 15 文字以内のネットワークデバイス名を指定してください。
mistake-network-pci-device = 0000:03:00.0 のようなカードを指定してください。
mistake-network-forwardEapol = 「ブリッジ」モードでのみ有効です。
mistake-network-bridgeRules = / で始まる完全なパスを指定してください。「ブリッジ」モードでのみ有効です。
mistake-profile-where = 設定ファイルにあるプールの名前を指定してください。
mistake-profile-startPage = http:// または https:// で始まるアドレス、または about:blank を指定してください。
mistake-profile-language = ja や ja-JP のような言語を指定してください。
mistake-profile-timeZone = Asia/Tokyo のようなタイムゾーンを指定してください。
mistake-profile-extensions = ublock-origin のようなフォルダー名を、16 個まで指定してください。
mistake-profile-network-policy = 「アドレス変換 (NAT)」モードでのみ有効です: ブリッジはすべてを通します。
mistake-profile-network-allow = bank.example のようなサイトは、「登録サイトのみ」でのみ有効です。
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = 秒
unit-Minutes = 分
unit-Hours = 時間
unit-pixels = px
option-auto = 自動
option-kvm = KVM (ハードウェア)
option-tcg = ソフトウェアエミュレーション
option-user = お使いのアカウント (user)
option-tap = ローカルネットワーク (tap)
option-pci = ネットワークカード (pci)
option-nat = アドレス変換 (NAT)
option-listed = 指定したもの
option-others = 指定したもの以外すべて
option-bridge = ブリッジ
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = xec プログラム
option-memory = メモリ内
option-snapshot = レイヤー内
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = すべて
option-debug = 詳細
option-info = 標準
option-inherit = 全プロファイルの設定に従う
option-browser = ブラウザーを開いた状態
option-desktop = 空の画面
option-off = オフ
option-agent = 常に準備
option-session = 最初のセッションとともに
option-internet-only = インターネットのみ
option-allow-list = 登録サイトのみ
option-offline = ネットワークなし
option-portal = ネットワークのサインインページのみ
option-open = インターネットとローカルネットワーク
option-on = オン
option-none = なし
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = ファイルへ
option-ask = 毎回確認
option-allow = 確認なし
option-warn = 警告
option-error = エラー
option-silent = なし
option-as-on-the-desktop = デスクトップに従う
option-this-computer = お使いのコンピューター
option-direct = 普段の接続
option-light = ライト
option-dark = ダーク
option-common = 共通
option-own = 固有
option-software = プロセッサーで描画
settings-page-general = 全般
    .explanation = 言語、外観、起動、通知
settings-page-files = リンクとファイル
    .explanation = Safe Browse で開くもの、保存したファイルの場所
settings-page-profiles = プロファイル
    .explanation = セッションの種類と、それぞれに許可すること
settings-page-speed = 速度とメモリ
    .explanation = 予備の VM、テンプレート、タイムアウト
settings-page-network = ネットワーク
    .explanation = セッションがインターネットに接続する方法
settings-page-devices = サウンドとデバイス
    .explanation = プロファイルごとのサウンド、マイク、USB デバイス
settings-page-updates = 更新
    .explanation = イメージの確認と更新の時期、入手元
settings-page-computer = お使いのコンピューター
    .explanation = 仮想化とログ
settings-part-general = プロファイル
settings-part-files = ファイルとクリップボード
settings-part-network = ネットワーク
settings-part-pages = ウェブページ
settings-part-speed = 速度とメモリ
settings-part-devices = サウンドとデバイス
settings-part-ending = セッションの終了
settings-part-updates = 更新
settings-part-computer = お使いのコンピューター
settings-of-profile = プロファイル「{ $profile }」
settings-search = 設定を検索
settings-none-found = この言葉を含む設定はありません。
settings-back = 戻る
settings-choose = 選択…
settings-changed = 変更済み
settings-is-default-profile = デフォルトのプロファイル
settings-open-file = ファイルを開く
settings-restore = 最後の正しい版に戻す
settings-place = { $line } 行、{ $column } 列
settings-language = 言語
settings-theme = 外観
settings-autostart = ログイン時に起動
settings-autostart-why = トレイで動作し、クリックに備えます。
settings-notifications = 通知
settings-notifications-why = セッションが予期せず終了したとき、未保存のファイルがあって一時停止したとき、あなたの声を聞いているとき、イメージが古いとき、ネットワークに障害があるとき。
settings-default-browser = ほかのプログラムのリンクをここで開く
settings-only-browser-why = このデスクトップにはほかのブラウザーがありません。
settings-ask-for-links = リンクごとに確認
settings-ask-for-links-why = ここで開くか、ほかのブラウザーで開くか。オフ: サイトのルールがないかぎり、すべてのリンクをここで開きます。
settings-links-asked = クリックすると、サイトのルールがないかぎり、どこで開くかを確認します。
settings-links-here = クリックすると、サイトのルールがないかぎり、使い捨てブラウザーでリンクを開きます。
settings-links-ours = ほかのプログラムでリンクをクリックすると、Safe Browse に渡されます。
settings-links-not-ours = ほかのプログラムでリンクをクリックすると、このデスクトップの既定のブラウザーで開きます。
settings-links-elsewhere = クリックすると、{ $browser } でリンクを開きます。
settings-other-browser = ほかのブラウザー
settings-no-other-browser = 見つかりません
settings-sites-here = 常にここで開く
    .explanation = これらのサイトへのリンクをクリックすると、確認なしに使い捨てブラウザーで開きます。
settings-sites-elsewhere = ここでは開かない
    .explanation = これらのサイトへのリンクをクリックすると、確認なしにほかのブラウザーで開きます。
exit-named = 出口 { $exit }
exit-kind-wireguard = WireGuard のトンネル
exit-kind-socks5 = SOCKS 5 プロキシ
exit-kind-http-connect = HTTP プロキシ (CONNECT)
exit-kind-tor = Tor ネットワーク
exit-test = テスト
exit-test-named = 出口 { $exit } をテスト
exit-testing = テスト中…
exit-works = 使えます。{ $milliseconds } ミリ秒で応答しました。
exit-works-at = { $address } で使えます。{ $milliseconds } ミリ秒で応答しました。
settings-no-sites = サイトはまだありません
settings-site-with-subdomains = サブドメインを含む
settings-site-remembered = 質問への回答として記憶
settings-site-to-add = サイトを追加: { $rule }
settings-part-links = ほかのプログラムのリンク
settings-part-kinds = ファイル
    .explanation = ファイルマネージャー、メール、ほかのプログラムのために Safe Browse が開くファイルの種類。お使いのコンピューターはファイルのバイトを読むだけで、ファイルはネットワークのない使い捨てブラウザーに表示されます。オフにした種類は、以前のデフォルトのプログラムで開きます。
settings-part-sites = ルールのあるサイト
settings-part-saved = セッションのファイル
kind-documents = 文書
    .explanation = PDF、電子書籍
kind-office = Office 文書
    .explanation = Word、Excel、PowerPoint、OpenDocument、RTF。「Office 文書を開く」をオンにする必要があります
kind-text = テキストと表
    .explanation = プレーンテキスト、Markdown、CSV
kind-pictures = 画像
    .explanation = JPEG、PNG、HEIC、TIFF、SVG、Photoshop など
kind-mail = メール
    .explanation = 保存されたメール (Outlook のものを含む) とメールボックス
kind-archives = アーカイブ
    .explanation = ZIP、7z、tar、RAR、ディスクイメージ
kind-media = 音声と動画
    .explanation = MP4、WebM、MP3、Ogg、FLAC など
kind-pages = ウェブページ
    .explanation = HTML ファイルと保存されたページ (スクリプトなし)
kind-click-here = クリックすると、ネットワークのない使い捨てブラウザーに表示します。
kind-click-elsewhere = クリックすると、{ $program } で開きます。
kind-click-taken = クリックすると、後からデフォルトのプログラムになった { $program } で開きます。
kind-click-nothing = 開くプログラムがありません。
settings-forget = { $site } のルールを削除
settings-new-profile = 新しいプロファイル
settings-new-profile-name = 新しいプロファイルの名前
settings-new-profile-why = 名前は自由です。
settings-new-profile-bad = 1 行、40 文字以内にしてください。
settings-new-profile-taken = この名前はすでに使われています。
settings-add = 追加
settings-copy-profile = プロファイル { $profile } をコピー
settings-copy-of = { $profile } のコピー
settings-remove-profile = プロファイル { $profile } を削除
settings-remove-question = プロファイル「{ $profile }」を削除しますか?
settings-remove-why = その設定がファイルから削除されます。開いているセッションはそのまま続きます。
settings-remove = 削除
settings-reset = { $label }: デフォルトに戻す
settings-managed-by = { $by } が管理
settings-limited-by = { $by } が制限
settings-default-of = { $by } のデフォルト
settings-only-these-profiles = 使用できるのはこれらのプロファイルだけです。{ $by } が管理
settings-not-allowed = 組織がこの値を許可していません。
settings-between = { $min } から { $max } までの整数
settings-saved = 保存しました
settings-waiting = 保存しました。バックグラウンドサービスの再起動後に有効になります。
settings-restart-now = サービスを再起動
settings-broken = 設定ファイルに誤りがあります
settings-broken-why = 修正または復元するまで、セッションを開始できません。開いているセッションはそのまま続きます。
settings-not-toml = ここでファイルが正しい TOML ではありません。
settings-whole-file = ファイル全体
settings-file = ファイル
settings-advanced = 詳細設定
settings-not-loaded = VM の設定は、バックグラウンドサービスが応答すると表示されます。

## Session window

session-state-preparing = 準備中
session-state-starting = 起動中
session-state-ready = 準備完了
session-state-browsing = 開いています
session-state-closing = 終了処理中
session-state-gone = 終了
session-state-failed = 失敗
requirement-image = イメージを検査
requirement-network = ネットワーク VM を起動
requirement-vm = VM を起動
requirement-guest-agent = ゲストシステムを待機
requirement-home = 空のホームフォルダーを作成
requirement-screen = 画面をオン
requirement-identity = VM を固有のものにする
requirement-browser-window = ブラウザーを開く
requirement-painted = 最初のページを描画
ending-browser-closed = ブラウザーが閉じられました
    .explanation = VM とその中のものはすべて失われました。
ending-browser-crashed = ブラウザーがクラッシュしました
    .explanation = VM とその中のものはすべて失われました。お使いのコンピューターに影響はありません。
ending-display-crashed = VM の画面がクラッシュしました
    .explanation = VM とその中のものはすべて失われました。お使いのコンピューターに影響はありません。
ending-portal-over = ネットワークにサインインしました
    .explanation = インターネットに接続できました。VM とその中身はすべて消えました。
ending-lifetime-over = 制限時間に達しました
    .explanation = この制限はプロファイルで設定されています。VM とその中のものはすべて失われました。
ending-outdated = セキュリティ更新のため閉じました
    .explanation = イメージのセキュリティ更新が出ており、プロファイルがこのようなセッションの実行時間を制限しています。VM とその中のものはすべて失われました。
ending-idle = 未使用のため閉じました
    .explanation = この制限はプロファイルで設定されています。VM とその中のものはすべて失われました。
ending-closed = セッションが閉じられました
    .explanation = VM とその中のものはすべて失われました。
ending-vm-ended = VM が予期せず終了しました
    .explanation = 中のものはすべて失われました。繰り返す場合は、プロファイルのメモリを増やすか、診断を確認してください。
ending-image-damaged = VM のイメージが破損しています
    .explanation = ディスクイメージがビルド時のものと一致しなくなったため、VM は停止しました。中のものはすべて失われました。ブラウザーイメージを再ビルドしてください。
ending-guest-failed = ゲストが障害を報告しました
    .explanation = VM の中のものはすべて失われました。ブラウザーイメージを再ビルドすると解決することがあります。
ending-protocol-violation = 安全のため VM を停止しました
    .explanation = お使いのコンピューターと隔てるプロトコルに違反しました。中のものはすべて失われましたが、ほかに影響はありません。
ending-host-lost = ホストと連絡が取れません
    .explanation = 実行していたコンピューターが時間内に応答しなかったか、もうセッションを持っていません。残りがあれば、そこで自動的に終了します。
ending-start-failed = セッションを開始できませんでした
    .explanation = 起動していたものはすべて失われました。
colour-blue = 青
colour-teal = 青緑
colour-green = 緑
colour-yellow = 黄
colour-orange = オレンジ
colour-red = 赤
colour-pink = ピンク
colour-purple = 紫
colour-slate = スレート
session-disposable = 使い捨て
session-default-profile = 標準
session-banking-profile = 銀行
session-offline-profile = オフライン
session-document-profile = 文書
session-portal-profile = ネットワークへのサインイン
session-title =
    { $number ->
        [1] 使い捨てブラウザー – { $profile }
       *[other] 使い捨てブラウザー { $number } – { $profile }
    }
session-marking = 使い捨てウィンドウ、プロファイル { $profile }。閉じると中のものはすべて失われます。
session-vanishes = このウィンドウを閉じると、中のものはすべて失われます
session-is-gone = このセッションは何も残っていません
rights-title = このセッションにできること
rights-why = プロファイルで決められており、セッションの中からは変更できません。
rights-reach = 接続先
rights-reach-value =
    { $policy ->
        [internet-only] インターネット (お使いのコンピューターとネットワークを除く)
        [offline] なし: ネットワークがありません
        [open] インターネットとお使いのネットワーク
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] なし: サイトが登録されていません
       *[other] { $names } とそのサブドメインのみ
    }
rights-reach-portal = { $network } のサインインページのみ: { $hosts }
rights-reach-portal-left = そこから進む { $host } には接続できません
rights-exit = 外への経路
rights-files-out = お使いのコンピューターへのファイルの保存
rights-files-in = あなたのファイルの受け取り
rights-copy-out = クリップボードへのコピー
rights-paste-in = クリップボードの貼り付け
rights-microphone = マイクの使用
rights-automation = プログラムによる操作
rights-automation-rule =
    { $rule ->
        [off] 不可
        [ask] 確認のうえ可
        [allow] 確認なしで可
       *[other] { UNKNOWN() }
    }
rights-record = 記録
rights-record-rule =
    { $rule ->
        [off] 不可
        [ask] 確認のうえ可
        [on] 確認なしで可
       *[other] { UNKNOWN() }
    }
rights-usb = USB デバイスの使用
rights-rule =
    { $rule ->
        [off] 不可
        [ask] 確認のうえ可
        [allow] クリックで可
       *[other] { UNKNOWN() }
    }
rights-where = 実行場所
rights-memory = 現在のメモリ
rights-ends = 終了
rights-ends-closed = 閉じたとき
rights-ends-at = { $time }
rights-ends-idle = 使わずに { $minutes } 分経過後
rights-image = イメージのビルド日時
session-starting = 新しい VM を準備しています
session-starting-why = ブラウザー以外は何も入っておらず、以前のセッションのことは何も知りません。
session-emulated = お使いのコンピューターは VM をソフトウェアエミュレーションで動かすため、起動に 1 分以上かかることがあります。
session-step-done = 完了
session-step-now = 実行中
session-step-waiting = 待機中
session-seconds = { $seconds } 秒
session-seconds-left = 残り約 { $seconds } 秒
session-takes-longer = いつもより時間がかかっています
session-progress = 起動の進み具合
# How screen readers call the screen, instead of "text box".
session-screen-kind = 使い捨てブラウザー
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] 使い捨て VM の画面
       *[yes] 「{ $page }」、使い捨て VM の中
    }
session-screen-how = すべてのキーは VM に送られます。Ctrl と Alt を同時に押すと、キーボードを解放します。
session-page = ページ:「{ $page }」。
session-plays-sound = セッションが音を再生しています。
session-release-keyboard = キーボードを解放: Ctrl + Alt
session-release-keyboard-why = すべてのキーは VM に送られます。Ctrl と Alt を同時に押して離すと、キーボードでこれらのボタンを操作できます。Esc で戻ります。
session-fullscreen = 全画面表示 (F11)
session-leave-fullscreen = 全画面表示を終了 (F11)
session-close-window = 破棄して閉じる
session-more = その他
session-open-again = このページを新しいセッションで開く
session-open-again-question = このページを新しいセッションで開きますか?
session-open-again-why = アドレスはセッションから渡されたもので、ページが改ざんした可能性があります。新しいセッションには、このセッションのログイン状態はありません。
session-open-again-confirm = 開く
session-no-address = セッションからページのアドレスが渡されませんでした。
session-sound = セッションの音
session-reads-aloud = 読み上げ
session-reads-aloud-why = このセッションのスクリーンリーダーが、セッションの音でページを読み上げます。
session-no-speech = 音声なし
session-no-speech-why = このセッションのスクリーンリーダーが起動しなかったか、音が聞こえません。セッションはそれなしで動作します。
session-mute = ミュート
session-unmute = ミュート解除
session-volume = セッションの音量
session-volume-percent = { $percent }%
session-volume-muted = { $percent }%、ミュート中
session-microphone-turn-on = マイクをオンにする: セッションがあなたの声を聞けるようになります
session-microphone-turn-off = マイクがオン: オフにする
session-microphone-on = マイクがオン
session-microphone-question = セッション「{ $profile }」のマイクをオンにしますか?
session-microphone-why = ここでオフにするかウィンドウを閉じるまで、そのページはあなたの声を聞き、録音できます。その間はトレイに表示されます。
session-microphone-confirm = オンにする
session-driven = プログラムが操作中
session-driven-why = お使いのコンピューターのプログラムが、このセッションでクリックや入力をしています。セッション内でキーを押すかクリックすると、操作を引き継げます。
session-driven-held = あなたが操作を引き継ぎました
session-driven-held-why = あなたが続行させるまで、プログラムは待機します。
session-driven-stop = 停止
session-driven-continue = 続行
session-driven-question = プログラムにセッション「{ $profile }」の操作を許可しますか?
session-driven-question-why = ここで停止するかセッションが終了するまで、プログラムはそのページを読み取り、クリックや入力ができます。その間はウィンドウとトレイに表示されます。
session-driven-confirm = 許可する
session-recorded = 記録中
session-recorded-why = このセッションの画面、ネットワーク、ダウンロードを { $folder } に記録しています。
session-recorded-stop = 記録を停止
session-record-question = セッション「{ $profile }」を記録しますか?
session-record-question-why = ここで停止するかセッションが終了するまで、表示、送信、受信されるすべての内容と、セッションから取り出される各ファイルを { $folder } に保存します。その間はウィンドウに表示されます。
session-record-confirm = 記録する
session-record = 記録…
session-record-into = 記録用のフォルダーを選択
session-recorded-saved = { $folder } に記録しました。
session-recorded-closes = このセッションは記録中です。画面、ネットワーク、ダウンロードは { $folder } にあります。記録はセッションとともに終了します。
session-agent-lost = バックグラウンドサービスが動作していません。セッションはそのまま続きます。
session-outdated = セキュリティ更新あり
session-outdated-why = このセッションのイメージの { $packages } 個のパッケージにセキュリティ更新があります。イメージが再ビルドされたら、新しいセッションを開いてください。
session-outdated-ends = セキュリティ更新あり: { $time } に閉じます
session-recalled-ends = ブラウザー回収: { $time } に閉じます
session-recalled-why = このブラウザーは提供者によって回収されました: { $why }。必要なものを保存してください。次のセッションでは別のものが使われます。
session-elsewhere = { $host } で実行中
session-elsewhere-why = このセッションは { $host } で実行されています。保存するもの、聞くもの、話すことはお使いのコンピューターを経由します。
session-unreachable = 接続が切れました。再接続中です
session-unreachable-why = { $host } が応答しません。セッションはしばらくそこで待機し、自動的に再び表示されます。
session-exit = { $exit } 経由
session-exit-why = このセッションが送るものは、出口 { $exit } からのみ外に出ます。
session-exit-down = { $exit } は使えません
session-slow = ソフトウェアエミュレーション
session-slow-why = VM がハードウェアの仮想化なしで動作しているため、全体が遅くなっています。理由は「診断」ページにあります。
session-only-listed-sites = 登録サイトのみ
session-only-listed-sites-why = ほかのサイトのページはすべてブロックされます。押すと一覧を表示するか、サイトを追加できます。
session-only-listed-sites-elsewhere = ほかのサイトのページはすべてブロックされます。一覧は { $host } のプロファイルにあります。
session-only-listed-hint = ブロックされたページは登録サイトではありません。追加するには錠を押してください。
session-offline = 現在ネットワークがありません。復旧するとこのウィンドウでお知らせします。
session-out-of-memory = このセッションのメモリがいっぱいになったため、タブが 1 つ終了しました。もう一度開く前に、ほかのタブを閉じてください。
session-without-room = ディスクがいっぱいのため、このセッションは一時停止しています。空き容量を増やすと自動的に再開します。
session-back-online = ネットワークが復旧しました。表示されていないページを再読み込みしてください。
session-signs-in = { $network } にサインイン
session-signs-in-why = このネットワークのサインインページ ({ $hosts }) にだけ接続でき、インターネットに接続できると閉じます。このページはネットワークの運営者のものです。
session-no-network = ネットワークなし
session-no-network-why = このセッションはどこにも接続できません。プロファイルで決められています。
session-sites = 登録サイト
session-sites-why = これらのサイトにだけ接続します。ほかのサイトのページは、セッションが終わるまですべてブロックされます。
session-no-sites = なし: すべてのページがブロックされます。
session-site-blocked = ブロックされたページは、このプロファイルの登録サイトではありません。信頼する場合はサイトを追加してください。新しいセッションで開きます。
session-add-this-site = このページのサイトを追加
session-add-site = 追加
session-add-site-question = プロファイル「{ $profile }」に { $site } への接続を許可しますか?
session-add-site-why = このプロファイルの以後のセッションは、{ $site } とそのサブドメインに接続します。
session-site-added = サイトを追加しました
session-first-site = プロファイル「{ $profile }」はどのサイト用ですか?
session-first-site-why = このプロファイルのセッションは、登録サイトにだけ接続します。たとえば銀行のアドレスを入力してください。
session-first-site-why-page = このプロファイルのセッションは、登録サイトにだけ接続します。登録サイトがないので、このページはブロックされます。開くには、そのサイトを追加してください。
session-first-site-address = アドレス
session-first-site-open = 追加して開く
session-address-refused = https://bank.example のようなアドレスを入力してください
session-closing = セッションを破棄しています
session-question = このセッションを破棄しますか?
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] ページとログイン状態など、中のものはすべて失われます。元に戻すことはできません。
               *[other] ページとログイン状態など、中のものはすべて失われます。{ $undoSeconds } 秒以内なら元に戻せます。
            }
       *[other]
            { $undoSeconds ->
                [0] ページ、ログイン状態、保存していないダウンロード済みファイル { $unsaved } 個など、中のものはすべて失われます。元に戻すことはできません。
               *[other] ページ、ログイン状態、保存していないダウンロード済みファイル { $unsaved } 個など、中のものはすべて失われます。{ $undoSeconds } 秒以内なら元に戻せます。
            }
    }
session-browser-ended-why = 保存していないダウンロード済みファイルが { $unsaved } 個あり、このセッションとともに失われます。
session-browser-not-back = ブラウザーが復帰しませんでした
session-browser-not-back-why = 時間内にウィンドウが表示されませんでした。もう一度試すことができます。
session-save-all-and-discard = すべて保存して破棄
session-browser-back = ブラウザーを復帰
session-browser-returning = ブラウザーを再起動しています
session-browser-returning-why = 最後のページを開きます。ダウンロードしたファイルは残ります。
session-browser-returning-emulated = 最後のページを開きます。ダウンロードしたファイルは残ります。ソフトウェアエミュレーションでは 1 分ほどかかることがあります。
session-unsent = 入力した内容が送信されていないようです。
session-discard = 破棄
session-background = ウィンドウを閉じてセッションを残す
session-keep = 開いたままにする
session-keep-for-downloads = 開いたまま、先にファイルを保存
session-discarded = 破棄しました
session-discarded-why = セッションは一時停止しており、{ $seconds } 秒後に失われます。
session-paused = 一時停止中
session-held =
    { $because ->
        [idle] 一時停止: 未使用
        [lifetime-over] 一時停止: 制限時間に到達
        [outdated] 一時停止: セキュリティ更新
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle] このセッションはしばらく使われておらず、保存していないダウンロード済みファイルが { $unsaved } 個あります。セッションは { $time } に失われます。
        [lifetime-over] このセッションはプロファイルの制限時間に達し、保存していないダウンロード済みファイルが { $unsaved } 個あります。続行すると、保存のために { $minutes } 分あります。その後は、ファイルを保存していなくてもセッションは終了します。続行しない場合は { $time } に失われます。
        [outdated] このセッションのブラウザーにはセキュリティ更新が出ているため、実行を続けられません。保存していないダウンロード済みファイルが { $unsaved } 個あります。続行すると、保存のために { $minutes } 分あります。その後は、ファイルを保存していなくてもセッションは終了します。続行しない場合は { $time } に失われます。
       *[other] { UNKNOWN() }
    }
session-grace-ends = { $time } に終了: ファイルを保存してください
session-grace-why =
    { $because ->
        [lifetime-over] このセッションはプロファイルの制限時間に達しました。ファイルを保存していなくても { $time } に終了します。
        [outdated] このブラウザーにはセキュリティ更新が出ているため、実行を続けられません。ファイルを保存していなくても、セッションは { $time } に終了します。
       *[other] { UNKNOWN() }
    }
session-continue = 続行
session-undo = 元に戻す
session-discard-now = 今すぐ破棄
session-idle = まだお使いですか?
session-idle-why =
    { $unsaved ->
        [0] このセッションはしばらく使われていません。{ $seconds } 秒後に破棄されます。
       *[other] このセッションはしばらく使われていません。保存していないダウンロード済みファイルが { $unsaved } 個あるため、{ $seconds } 秒後に一時停止します。
    }
session-idle-keep = 実行を続ける
session-idle-back = まだ使っています
session-ends-soon = プロファイルの設定により、このセッションは { $seconds } 秒後に終了します
session-ends-soon-held = 保存していないダウンロード済みファイルが { $unsaved } 個あるため、セッションは一時停止します。その後に続行すると、保存のために { $minutes } 分あります。
session-ends-soon-continue = それまで続行
session-failed = セッションを開始できませんでした
session-again = もう一度試す
session-new = 新しいセッション
session-same-page = このページをもう一度開く
session-open-page = 「{ $page }」を開く
session-close = 閉じる
session-picture-lost = 画面を表示できません
session-picture-lost-why = セッションは続いていますが、その画面に接続できません。
session-picture-refused-why = 正常な VM なら送らないものが VM から送られたため、接続を閉じました。セッションの中の何かがお使いのコンピューターを攻撃している可能性があります: 破棄してください。

## Files, clipboard and bookmarks

transfer-files = このセッションのファイル
transfer-files-count = このセッションのファイル、{ $count } 個が未保存
transfer-no-files = まだ何もダウンロードしていません。
transfer-files-why = 保存したファイルはお使いのコンピューターに残り、ほかはすべてセッションとともに失われます。ファイルは有害な可能性があるため、入手元の印が付き、自動的には開かれません。
transfer-more = ほかに以前のもの { $count } 個
transfer-save = 保存
transfer-save-named = { $name } を保存
transfer-save-original = 元のファイルを保存
transfer-safe-copy = 安全なコピー
transfer-more-named = { $name } のその他の操作
transfer-sent-files = セッションに渡したもの
transfer-save-safe-copy = 安全なコピーを保存
transfer-save-safe-copy-named = { $name } の安全なコピーを保存
transfer-save-safe-copy-why = 各ページの画像だけを、ネットワークのない 2 つ目の使い捨て VM で描画したものです。
transfer-safe-copy-text = テキスト付きの安全なコピー
transfer-save-safe-copy-text-named = { $name } のテキスト付きの安全なコピーを保存
transfer-save-safe-copy-text-why = 同じものに、その VM が画像から読み取った語を加えます。語を検索してコピーできます。
transfer-print = 印刷
transfer-print-named = { $name } の安全なコピーを印刷
transfer-print-question = このファイルの安全なコピーを印刷しますか?
transfer-print-why = 各ページの画像だけの安全なコピーは、お使いのコンピューターにも保存されます。
transfer-print-title = { $name } の印刷
transfer-screenshot = 画面の画像を保存
transfer-screenshot-name = 使い捨てブラウザーの画面
transfer-preview = { $name } の安全なコピーの最初のページ
transfer-safe-copy-starting = 安全なコピー、VM を起動中: { $name }
transfer-safe-copy-page = 安全なコピー、{ $page } / { $of } ページ: { $name }
transfer-saved = 保存済み
transfer-saved-in = { $folder } に保存済み
transfer-drag-out = 別のウィンドウやフォルダーにドラッグできます
transfer-save-all = すべて保存
transfer-save-all-question = 使い捨てセッションからこれら { $count } 個のファイルをお使いのコンピューターに保存しますか?
transfer-save-all-why = 有害な可能性があります: 入手元を信頼できるものだけを開いてください。
transfer-saved-all = { $count } 個のファイルを保存しました
transfer-and-more = ほか { $count } 個
transfer-save-question = 使い捨てセッションからこのファイルをお使いのコンピューターに保存しますか?
transfer-save-why = 有害な可能性があります: 入手元を信頼できる場合にだけ開いてください。
transfer-save-safe-copy-question = このファイルの安全なコピーをお使いのコンピューターに保存しますか?
transfer-show-folder = フォルダーを表示
transfer-unfinished = ダウンロード中
transfer-disguised = 名前と中身が異なります
file-type-application-pdf = PDF 文書
file-type-application-msword = Word 文書
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Word 文書
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Excel スプレッドシート
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = PowerPoint プレゼンテーション
file-type-application-vnd-oasis-opendocument-text = OpenDocument 文書
file-type-application-vnd-oasis-opendocument-spreadsheet = OpenDocument スプレッドシート
file-type-application-vnd-oasis-opendocument-presentation = OpenDocument プレゼンテーション
file-type-application-x-cfb = 古い Office 文書または Windows インストーラー
file-type-application-epub-zip = 電子書籍
file-type-application-rtf = RTF 文書
file-type-application-postscript = PostScript 文書
file-type-application-zip = ZIP アーカイブ
file-type-application-gzip = 圧縮ファイル (gzip)
file-type-application-x-bzip2 = 圧縮ファイル (bzip2)
file-type-application-x-xz = 圧縮ファイル (xz)
file-type-application-zstd = 圧縮ファイル (zstd)
file-type-application-x-7z-compressed = 7z アーカイブ
file-type-application-x-rar-compressed = RAR アーカイブ
file-type-application-vnd-rar = RAR アーカイブ
file-type-application-x-tar = tar アーカイブ
file-type-application-java-archive = Java プログラム
file-type-application-vnd-android-package-archive = Android アプリ
file-type-application-x-deb = Debian パッケージ
file-type-application-x-rpm = RPM パッケージ
file-type-application-x-elf = Linux プログラム
file-type-application-x-msdownload = Windows プログラム
file-type-application-x-mach-binary = macOS プログラム
file-type-application-x-apple-diskimage = macOS ディスクイメージ
file-type-application-wasm = WebAssembly プログラム
file-type-application-xml = XML 文書
file-type-application-x-sqlite3 = SQLite データベース
file-type-application-ogg = 音声または動画
file-type-text-plain = テキスト
file-type-text-calendar = カレンダーの予定
file-type-text-vcard = 連絡先
file-type-image-jpeg = JPEG 画像
file-type-image-png = PNG 画像
file-type-image-gif = GIF 画像
file-type-image-webp = WebP 画像
file-type-image = 画像
file-type-video = 動画
file-type-audio = 音声
file-type-text = テキスト
file-type-font = フォント
file-type-model = 3D モデル
file-type-unknown = 不明な種類
transfer-send = ファイルを渡す…
transfer-send-how = このウィンドウにドロップすることもできます。
transfer-drop = ドロップするとセッションに渡します
transfer-choose-title = セッションにファイルを渡す
transfer-send-question =
    { $count ->
        [1] このファイルを使い捨てセッションに渡しますか?
       *[other] これら { $count } 個のファイルを使い捨てセッションに渡しますか?
    }
transfer-send-from = 場所: { $folder }
transfer-send-from-hidden = 隠しフォルダー { $folder } から: このような場所には鍵やパスワードが保管されています
transfer-send-why = その後、セッション内のすべてのページがこれを読める可能性があります。
transfer-send-confirm = 渡す
transfer-sent =
    { $count ->
        [1] ファイルはセッションのダウンロードフォルダーにあります。
       *[other] { $count } 個のファイルがセッションのダウンロードフォルダーにあります。
    }
transfer-cancel = キャンセル
transfer-clipboard = クリップボード
transfer-copy-out = コピー
transfer-copy-out-title = セッションでコピーしたものを取り出す (Ctrl + Alt + C)
transfer-copy-out-question = { $amount }をクリップボードにコピーしますか?
transfer-copy-out-why = クリップボードの内容が置き換わります。ページが、見えていたものとは別のものを入れた可能性があります。
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] クリップボードの内容: { $amount }
       *[yes] クリップボードの内容 ({ $amount }): { $beginning }
    }
transfer-paste-in = 貼り付け
transfer-paste-in-title = クリップボードの内容をセッションに貼り付け (Ctrl + Alt + V)
transfer-paste-in-question = { $amount }をセッションに貼り付けますか?
transfer-pasted-in = 貼り付けました ({ $amount })。1 分間は Ctrl + V でもう一度貼り付けられます。
transfer-nothing-to-paste = クリップボードは空です
transfer-amount-text = { NUMBER($characters, useGrouping: "auto") } 文字
transfer-amount-png = { $size } の画像
transfer-amount-other = なし
transfer-bookmark = このページをブックマークに追加
transfer-bookmark-question = このページをプロファイル「{ $profile }」のブックマークに追加しますか?
transfer-bookmark-name = 名前:「{ $name }」
transfer-bookmark-why = アドレスはセッションから渡されたもので、ページが改ざんした可能性があります。プロファイルの以後のすべてのセッションに表示されます。
transfer-bookmark-confirm = 追加
transfer-bookmark-how = セッションからページのアドレスが渡されませんでした。ここに入力するか貼り付けてください。
transfer-bookmarked = ブックマークを追加しました
transfer-bookmark-is-kept = このページはすでにブックマークにあります
transfer-bookmark-remove = ブックマークを削除
transfer-bookmark-removed = ブックマークを削除しました
transfer-address = アドレス
transfer-saving = { $name } を保存中
transfer-sending = { $name } を渡しています

## USB devices

usb-kind-security-key = セキュリティキー
usb-kind-camera = カメラ
usb-kind-smart-card = スマートカードリーダー
usb-kind-storage = ストレージ
usb-kind-audio = オーディオ
usb-kind-input = キーボードまたはポインター
usb-kind-network = ネットワークまたは無線
usb-kind-printer = プリンター
usb-kind-other = その他
usb-refusal-no-use = セッションでは使えません。
usb-refusal-not-allowed = このプロファイルはこの種類のデバイスを許可していません。
usb-refusal-no-permission = お使いのアカウントでは開けません。対処方法は「診断」ページにあります。
usb-refusal-handed-over = 別のセッションが使用しています。
usb-open = デバイスを接続
# In the frame, while the session has devices.
usb-connected =
    { $count ->
        [1] { $name }
       *[other] { $count } 個のデバイス
    }
usb-open-connected = 接続中: { $names }。すべてのデバイスを表示
usb-devices = デバイスを接続
usb-devices-why = 接続したデバイスは、切断するかセッションが終わるまで、このセッションだけのものになります。ブラウザーで許可すると、ページが使えるようになります。
usb-looking = デバイスを探しています
usb-none = USB デバイスは接続されていません。
usb-connect = 接続
usb-connect-named = { $name } を接続
usb-disconnect = 切断
usb-disconnect-named = { $name } を切断
usb-is-connected = このセッションに接続中
usb-connect-question = 「{ $name }」をこのセッションに渡しますか?
usb-connect-why = その間、お使いのコンピューターでは使えません。セッション内の攻撃者は、デバイスの正体を変えることも含めて何でもできます: 信頼していないコンピューターに接続してもよいものだけを接続してください。
# Added for a reader of smart cards.
usb-connect-restarts = このセッションの Chromium が再起動し、ページを開き直します。送信していない文字と、完了していないダウンロードは失われます。
usb-told = { $name } を接続しました

## Window that asks where a link opens

link-title = このリンクをどこで開きますか?
link-from = 別のプログラムがこのアドレスを開こうとしています:
link-here = Safe Browse で開く
link-here-why = 後で破棄される新しい VM の中で
link-in-session-why = 開いているページやログイン状態と並ぶ、新しいタブで
link-target = セッション
link-new-session = 新規: { $profile }
link-open-session = { $profile }、{ $since } から開いています
link-elsewhere = { $browser } で開く
link-elsewhere-why = あなたのログイン状態と履歴を使って
link-remember = { $site } では常にこの動作をする
link-dismiss = 開かない
link-rule-question = { $site } を常に Safe Browse で開きますか?
link-rule-why = サブドメインも含みます。拡張機能のあるブラウザーはこのサイトに接続しなくなり、ほかのプログラムのリンクもここで開きます。
link-rule-confirm = 常に開く
link-no-rule-question = { $site } を常に Safe Browse で開くのをやめますか?
link-no-rule-why = サブドメインも含みます。ほかのブラウザーがこのサイトを自分で開くようになります。
link-no-rule-confirm = やめる
console-hint = VM のコンソール出力は { $path } にあります。

## ホストのブラウザーの拡張機能

extension-about = リンクと、選んだサイトを常に、使い捨てのブラウザーで開きます。
extension-mail-about = メールのリンクと添付ファイルを使い捨てのブラウザーで開きます。
extension-button = Safe Browse
extension-open = Safe Browse で開く
extension-mail-open-link = リンクを Safe Browse で開く
extension-mail-open-attachment = 添付ファイルを Safe Browse で開く
extension-open-page = このページを Safe Browse で開く
extension-always = このサイトを常に Safe Browse で開く…
extension-not-always = このサイトを常に Safe Browse で開くのをやめる…
extension-rule-always = このサイトは常に Safe Browse で開きます。
extension-rule-never = このサイトは自動では Safe Browse で開きません。
extension-rule-none = このサイトの規則はありません。
extension-no-page = これはサイトのページではありません。
extension-opening = Safe Browse で開いています…
extension-opened = このページは Safe Browse で開きます
extension-opened-why = このブラウザーはサイトに接続していません。
extension-not-opened = このページは開かれませんでした
extension-open-again = もう一度開く
extension-back = 戻る
extension-refused-too-often = 1 分間に 5 回の要求がありました。少し待ってから、もう一度お試しください。
extension-refused-not-a-page = Safe Browse はこのようなアドレスを開きません。
extension-refused-no-desktop = Safe Browse のウィンドウがインストールされていないか、画面がありません。
extension-refused-not-there = Safe Browse が応答しません。インストールされていますか?
extension-refused-no-rule = このサイトを Safe Browse で開くという規則はありません。
extension-refused-too-large = 添付ファイルが 67 MB を超えています。
extension-refused-no-room = Safe Browse で開いている添付ファイルが多すぎます。ウィンドウをいくつか閉じてください。
extension-refused-unreadable = Thunderbird にこの添付ファイルがありません。

## Failures: Host agent

error-host-agent-unreachable = バックグラウンドサービスへの接続が切れました。
    .hint = 自動的に再起動します。数秒後にもう一度試してください。
error-host-agent-shutting-down = バックグラウンドサービスを停止しています。
    .hint = 自動的に再起動します。数秒後にもう一度試してください。
error-host-agent-internal-error = バックグラウンドサービスで障害が発生しました。
    .hint = もう一度試してください。再び失敗する場合は、「ログ」ページに詳しい情報があるかもしれません。
    .details = { $reason }
error-host-agent-answer-unknown = { $method } に対するバックグラウンドサービスの応答が、制御 API と一致しません。
    .hint = プログラムとバックグラウンドサービスのバージョンが異なる可能性があります。サービスを再起動してください。
window-error-host-agent-not-started = バックグラウンドサービスを起動できませんでした。
    .hint = 理由を調べるには、端末で次を実行してください: safe-browse daemon
    .details = { $reason }
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] バックグラウンドサービスを起動できませんでした。
       *[yes] バックグラウンドサービスを起動できませんでした: { $reason }
    }
    .hint = 理由を調べるには、端末で次を実行してください: safe-browse daemon
error-host-agent-running = バックグラウンドサービスはすでに動作しています (プロセス { $pid })。
    .hint = 先に停止してください: safe-browse daemon --stop
error-forget-sessions-run = { $count } 個のセッションが動作しているため、何も削除していません。
    .hint = 先に閉じてください: safe-browse close --all
error-forget-desktop-runs = Safe Browse のウィンドウまたはトレイが開いているため、何も削除していません。
    .hint = トレイのメニューで Safe Browse を終了してから、もう一度試してください。
error-forget-not-confirmed = 確認できる端末がないため、何も削除していません。
    .hint = 確認せずに削除する: safe-browse forget --yes
error-socket-refused = バックグラウンドサービスは引き継いだソケットを使用できません: { $problem }。
    .hint = ユニットには ListenStream=%t/safe-browse/agent.sock がちょうど 1 つ必要です
error-runtime-folder-too-long = ランタイムフォルダーのパスが長すぎて、Unix ソケットを置けません。
    .hint = XDG_RUNTIME_DIR に /run/user/1000 のような短いパスを設定してください。
    .details = { $folder }
error-folder-not-private = ほかのユーザーが Safe Browse のフォルダーにアクセスできます。
    .hint = 削除するか、ほかのユーザーのアクセス権を外してから (chmod 700)、もう一度試してください。
    .details = { $path }
error-bad-request = バックグラウンドサービスは要求を理解できませんでした: { $problems }
    .hint = プログラムとバックグラウンドサービスのバージョンが異なる可能性があります。サービスを再起動してください。
error-cancelled =
    { $task ->
        [build] { part-image-name }のビルドをキャンセルしました。
        [session] 開始をキャンセルしました。何も残っていません。
       *[other] キャンセルしました。何も変更していません。
    }
    .hint =
        { $task ->
            [build] 使用中のイメージは変わっていません。必要なときにもう一度ビルドしてください。
            [session] 新しいセッションを開いてください。
           *[other] 必要ならもう一度試してください。
        }
error-internal = Safe Browse でエラーが発生しました。
    .hint = これは不具合です。詳細を添えて報告してください。
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } がインストールされていません。
    .hint = パッケージをインストールしてください: { $install }
part-command-problem =
    { $problem ->
        [timeout] が { $status } 秒以内に終わりませんでした
        [signal] が失敗しました ({ $status })
        [exit] が失敗しました (終了ステータス { $status })
       *[other] { UNKNOWN() }
    }
window-error-command-failed = { $program } { part-command-problem }。
    .hint = もう一度試してください。再び失敗する場合は、「診断」ページを確認してください。
    .details =
        { $output }
        { $command }
window-error-vm-not-started = { $hypervisor } が VM を起動できませんでした。
    .hint = もう一度試してください。再び失敗する場合は、「診断」ページを確認してください。
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] セッションを開始できませんでした: { part-end }。
       *[yes] セッションを開始できませんでした: { $reason }。
    }
    .hint = もう一度試してください。再び失敗する場合は、「診断」ページを確認してください。
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } がテンプレートを読み込めません。
    .hint = セッションをもう一度開いてください。テンプレートは改めて封印されます。
    .details = { $reason }
window-error-uplink-not-started = インターネット接続を開始できませんでした ({ $program })。
    .hint = 「診断」ページを確認してください。
    .details = { $reason }
window-error-tap-refused = ブリッジ { $bridge } の tap デバイスを開けませんでした。
    .hint = root として実行: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }。または、設定で独自の tap デバイスを指定してください。
    .details = { $reason }
window-error-pci-not-taken = カード { $device } を使用できません。
    .hint = root として実行: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }。さらに、メモリロックの上限をネットワーク VM のメモリまで引き上げてください。
    .details = { $reason }
window-error-microphone-silent = お使いのコンピューターのマイクから何も入力されません。
    .hint = 接続されているか、サウンドの設定でどのマイクが選ばれているかを確認してください。
    .details = { $reason }
window-error-usb-not-connected = { $device } を接続できませんでした。
    .hint = 接続し直して、もう一度試してください。
    .details = { $reason }
window-error-pool-host-unreachable = コンピューター { $host } に接続できません。
    .hint = 次のコマンドで確認できます: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = コンピューター { $host } の鍵が既知のものと異なるため、使用しませんでした。
    .hint = 別のコンピューターが代わりに応答している可能性があります。鍵を照合してください。再インストールした場合: ssh-keygen -R { $name }、その後 ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = プール { $pool } のコンピューターがわかりません。
    .hint = 次のコマンドで確認できます: { $check }
    .details = { $reason }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }。
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = コマンド: { $command }
part-disk-task =
    { $task ->
        [build-browser] ブラウザーイメージのビルドに
        [build-network] ネットワークイメージのビルドに
        [build-host] ホストイメージのビルドに
        [seal] VM の封印に
        [save] ファイルの保存に
        [pull] イメージの取得に
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] { $needed } が必要です
       *[yes] { $needed } が必要ですが、空きは { $free } です
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] ディスク容量が足りません。
               *[yes] ディスク容量が足りません: { part-disk-need }。
            }
       *[yes]
            { GIVEN($needed) ->
                [no] { part-disk-task }必要なディスク容量が足りません。
               *[yes] { part-disk-task }必要なディスク容量が足りません: { part-disk-need }。
            }
    }
    .hint =
        { $task ->
            [save] 空き容量を増やすか、設定で別のフォルダーを選んでください。
           *[other]
                { GIVEN($task) ->
                    [no] そのディスクの空き容量を増やしてから、もう一度試してください。
                   *[yes] 空き容量を増やしてください。例: safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = フォルダー { $folder } に書き込めません。
    .hint = 設定の「ダウンロードフォルダー」で別のフォルダーを選んでください。
error-disk-read-only = ディスクが読み取り専用です。
    .hint = 書き込みできるようにしてから、もう一度試してください。ひとりでに読み取り専用になったディスクは、破損している可能性があります。
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse が自身のファイルまたはフォルダーを使用できません。
        [in-the-way] Safe Browse がフォルダーを必要とする場所にファイルがあるか、ファイルを必要とする場所にフォルダーがあります。
        [missing] Safe Browse のフォルダーがありません。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] お使いのアカウントの所有に戻してから (chown)、もう一度試してください。
            [in-the-way] 別の場所に移してから、もう一度試してください。
            [missing] もう一度試してください: Safe Browse は起動時にフォルダーを作成します。
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] ネットワークに接続していません。
        [no-name] インターネットに接続していません: サーバーの名前が見つかりませんでした。
        [no-route] サーバーへの経路がありません。
        [refused] サーバーが接続を拒否しました。
        [no-answer] サーバーが応答しません。
        [proxy] プロキシが要求を通しませんでした。
        [certificate] サーバーの証明書が有効ではありません。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] ネットワークに接続してから、もう一度試してください。
            [no-name] インターネットに接続してから、もう一度試してください。
            [no-route] ファイアウォールと VPN を確認してから、もう一度試してください。
            [refused] 後でもう一度試してください。
            [no-answer] 後でもう一度試してください。
            [proxy] プロキシのアドレスとログイン情報を確認してから、もう一度試してください。
            [certificate] このシステムの時計を確認してから、もう一度試してください。
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = このアカウントに従属ユーザー ID がありません。イメージのビルドに必要です。
    .hint = パッケージ uidmap をインストールし、root として次を実行してください: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = セッション「{ $id }」はありません。
    .hint = セッションの一覧: safe-browse list
error-session-not-ready =
    { GIVEN($id) ->
        [no] セッションにはまだ VM がありません。
       *[yes] セッション { $id } にはまだ VM がありません。
    }
    .hint = 準備ができるまでお待ちください。
error-typing-failed = VM がテキストを入力できませんでした。
    .hint = もう一度入力してください。それでも失敗する場合は、コピーして貼り付けてください。
error-trace-missing = セッション { $id } の開始の記録は残っていません: 以前のバックグラウンドサービスが開始したものです。
    .hint = 新しいセッションを開き、このバックグラウンドサービスが動作している間に記録を取得してください。
error-session-not-open = セッション { $id } は開いていないため、元に戻せる時間を設けて破棄することはできません。
    .hint = 閉じるには: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] セッションには { $neededMiB } MiB のメモリが必要ですが、使用可能なのは { $availableMiB } MiB だけです。
       *[yes] セッションには { $neededMiB } MiB のメモリが必要ですが、cgroup の制限内で使用可能なのは { $availableMiB } MiB だけです。
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] セッションやほかのプログラムを閉じるか、プロファイルのメモリを減らしてください。
           *[yes] セッションを閉じるか制限 (MemoryMax) を引き上げる、またはプロファイルのメモリを減らしてください。
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] ブラウザーが閉じられました
        [browser-crashed] ブラウザーがクラッシュしました
        [display-crashed] VM の画面がクラッシュしました
        [portal-over] ネットワークへのサインインのために開かれ、インターネットに接続できたため
        [lifetime-over] プロファイルで設定された最長時間に達しました
        [outdated] イメージのセキュリティ更新が出ており、プロファイルで設定された最長時間に達しました
        [idle] プロファイルで許可された時間より長く使われませんでした
        [closed] 閉じられました
        [vm-ended] VM が予期せず終了しました
        [image-damaged] イメージが破損しているため、VM が停止しました
        [guest-failed] ゲストエージェントが障害を報告しました
        [protocol-violation] VM がプロトコルに違反しました
        [host-lost] 実行していたコンピューターと連絡が取れません
        [start-failed] 起動できませんでした
       *[other] { UNKNOWN() }
    }
error-session-ended = セッションが終了しました: { part-end }。
    .hint = 新しいセッションを開いてください。
error-start-timed-out =
    セッションを開始できませんでした: { $seconds } 秒以内に{ $requirement ->
        [image] イメージの検査が終わりませんでした
        [network] ネットワーク VM が起動しませんでした
        [vm] VM が起動しませんでした
        [guest-agent] ゲストエージェントが応答しませんでした
        [home] まっさらなホームフォルダーに戻せませんでした
        [screen] グラフィカル画面が起動しませんでした
        [identity] VM が新しい識別情報になりませんでした
        [browser-window] Chromium がウィンドウを開きませんでした
        [painted] Chromium がウィンドウを描画しませんでした
       *[other] { UNKNOWN() }
    }。
    .hint =
        { $requirement ->
            [image] 次を実行してください: safe-browse image verify
            [network] 「ネットワーク」ページを確認してください。
            [vm] 「診断」ページを確認してください。
            [guest-agent] ブラウザーイメージを再ビルドしてください。
            [home] ブラウザーイメージを再ビルドしてください。
            [screen] プロファイルのメモリを増やすか、ブラウザーイメージを再ビルドしてください。
            [identity] ブラウザーイメージを再ビルドしてください。
            [browser-window] プロファイルのメモリを増やすか、起動のタイムアウトを長くしてください。
            [painted] 遅いコンピューターでは、起動のタイムアウトを長くしてください。
           *[other] { UNKNOWN() }
        }
# Either `reason`, or `end` and perhaps the last words of the VM.
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] セッションを開始できませんでした: { part-end }。
               *[yes] セッションを開始できませんでした: { part-end } ({ $lastWords })。
            }
       *[yes] セッションを開始できませんでした: { $reason }。
    }
    .hint = 「診断」ページを確認してください。
error-no-portal =
    { $problem ->
        [online] すでにオンラインです。
        [none] インターネットに接続できず、ネットワークのサインインページも見つかりませんでした。
        [refused] ネットワークが示すサインインページには、どのセッションも接続できません。
        [no-network] コンピューターはどのネットワークにも接続していません。
        [off] ネットワークのサインインページを見つけるためのページが設定されていません。
        [exit] このプロファイルのセッションは出口を通るか、別のコンピューターで動くため、このコンピューターのネットワークにサインインできません。
        [profile] ネットワークにサインインするプロファイルがありません。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] ページを開く: safe-browse open
            [none] 少し待ってからもう一度試すか、ネットワークの運営者に問い合わせてください。
            [refused] 少し待ってからもう一度試すか、ネットワークの運営者に問い合わせてください。
            [no-network] コンピューターをネットワークに接続して、もう一度試してください。
            [off] 設定する: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] exit = "direct" で where のないプロファイルを使ってください。
            [profile] プロファイルに network.policy = "portal" を設定するか、設定の管理者に問い合わせてください。
           *[other] { UNKNOWN() }
        }
error-profile-not-found = プロファイル「{ $name }」はありません。
    .hint = 使用できるプロファイル: { $profiles }
part-forbidden =
    { $act ->
        [save-files] ファイルの保存
        [send-files] ファイルを渡すこと
        [screenshot] 画面の保存 (ファイルの保存を許可していないため)
        [copy-out] クリップボードのコピー
        [paste-in] 貼り付け
        [keep-running] 未使用のまま実行を続けること
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] このセッションのプロファイルで許可されていません: { part-forbidden }。
       *[yes] このセッションのプロファイルで許可されていません: { part-forbidden }。{ $by } が管理しています。
    }
    .hint =
        { GIVEN($by) ->
            [no] 設定のプロファイルで許可してください。開いているセッションは、開いたときの内容のままです。
           *[yes]
                { GIVEN($contact) ->
                    [no] 各値の由来を調べるには: safe-browse config show
                   *[yes] { $contact } に問い合わせてください。各値の由来を調べるには: safe-browse config show
                }
        }
error-no-scale = このセッションの倍率は 100% のままです。
    .hint = プロファイルの倍率を「自動」にしてください。ほかのホスト上のセッションと Xen のセッションは、常に 100% です。
error-no-sound = このセッションには音がありません。
    .hint = プロファイルのサウンドをオンにしてください。お使いのコンピューターの音は「診断」ページで確認できます。
error-no-microphone = このセッションにはマイクがありません。
    .hint = プロファイルでマイクを許可してください。お使いのコンピューターの音は「診断」ページで確認できます。
error-microphone-silent = お使いのコンピューターのマイクから何も入力されません: { $reason }
    .hint = 接続されているか、サウンドの設定でどのマイクが選ばれているかを確認してください。
error-no-automation = プログラムはこのセッションを操作できません。
    .hint = プロファイルで自動操作を許可し、別のセッションを開いてください。Xen のセッションは操作できません。
error-automation-refused = プログラムによるこのセッションの操作は許可されませんでした。
    .hint = セッションのウィンドウに確認が表示されます。もう一度試し、2 分以内にそこで答えてください。
error-no-recording = このセッションは記録できません。
    .hint = プロファイルで記録を許可し、別のセッションを開いてください。Xen のセッションは記録できません。
error-recording-refused = このセッションの記録は許可されませんでした。
    .hint = セッションのウィンドウに確認が表示されます。もう一度試し、2 分以内にそこで答えてください。
error-recording-under-way = このセッションはすでに { $folder } に記録しています。
    .hint = 先にその記録を終了してください: safe-browse record --stop ID
error-recording-folder-taken = フォルダー { $folder } にはファイルがあります。
    .hint = 新しいフォルダーか空のフォルダーを指定してください。
error-recording-not-found = { $folder } に記録はありません。
    .hint = `safe-browse record` が作成した、manifest.jsonl のあるフォルダーを指定してください。
error-socket-path-unusable = Unix ソケットのパスをアドレスとして表せません。
    .hint = --socket なしのアドレスを使うか、XDG_RUNTIME_DIR を、パスが英数字とピリオドとハイフンだけのフォルダーに設定してください。
error-sites-invalid = 「{ $text }」はサイトの一覧ではありません。
    .hint = example.org,example.com のように、ホスト名をコンマで区切って指定してください。ポート、パス、パターンは使えません。サブドメインは含まれます。
error-playwright-missing = { $file } のプロジェクトに Playwright がありません。
    .hint = そのフォルダーで次を実行してください: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] エンコード後の長さが { $limit } バイトを超えています
        [scheme] スキームが「{ $scheme }」です (使用できるのは http、https、about:blank)
        [space] 空白または制御文字が含まれています
        [not-a-url] https://example.org/ のような URL ではありません
        [not-a-page] ページのアドレスではありません
        [credentials] ユーザー名またはパスワードが含まれています
       *[other] { UNKNOWN() }
    }
error-url-refused = Safe Browse はこのアドレスを開きません: { part-url-problem }。
    .hint = https://bank.example のようなアドレスを入力してください

## Failures: Exits

error-exit-not-found = 出口「{ $exit }」はありません。
    .hint = すべての出口を表示: safe-browse exit list
error-exit-keys-missing = 出口 { $exit } の鍵がありません。
    .hint = そのファイルをもう一度取り込んでください: safe-browse exit import ファイル --name { $exit } --replace
error-exit-server-unknown = 出口 { $exit } のサーバーが見つかりません: { $server }。
    .hint = お使いのコンピューターのネットワークを確認してください。セッションは待機し、ほかの経路では何も外に出ません。
error-exit-down = 出口 { $exit } は使えません: { $server } が応答しません。
    .hint = お使いのコンピューターのネットワークを確認するか、サーバーの管理者に尋ねてください。セッションは待機し、ほかの経路では何も外に出ません。
error-exit-tor-connecting = 出口 { $exit } のために Tor が接続しています: { $percent } %。
    .hint = セッションは待機し、ほかの経路では何も外に出ません。このまま進まない場合は、ネットワークが Tor を遮断している可能性があります。ブリッジを入手し、出口の bridges に記入してください。
error-exit-tor-down = 出口 { $exit } は使えません: Tor がネットワークを通る経路を見つけられません。
    .hint = お使いのコンピューターのネットワークを確認してください。セッションは待機し、ほかの経路では何も外に出ません。
error-exit-login-refused = 出口 { $exit } のプロキシがログインを拒否しています: { $server }。
    .hint = 正しいものを指定してください: safe-browse exit add { $exit } --login ファイル --replace（--kind と --server も指定）。セッションは待機し、ほかの経路では何も外に出ません。
error-exit-no-proxy = { $server } で応答しているものは、出口 { $exit } が指定する種類のプロキシではありません。
    .hint = 出口の種類とサーバーを確認するか、プロキシの管理者に尋ねてください。セッションは待機し、ほかの経路では何も外に出ません。
error-exit-login-missing = 出口 { $exit } のログイン情報がありません。
    .hint = 指定してください: safe-browse exit add { $exit } --login ファイル --replace（--kind と --server も指定）
error-exit-login-invalid = この内容では出口を追加できません: { $problems }。
    .hint = ここに示された点を直してください。名前とパスワードはそれぞれ 63 文字以内で、名前にコロンは使えません。
error-exit-resolver-silent = 出口 { $exit } はつながっていますが、そのネームサーバー { $resolver } が応答しません。
    .hint = WireGuard のファイルのネームサーバーを確認し、もう一度取り込んでください。
error-exit-file-invalid = このファイルには、使用できる出口が記述されていません: { $problems }。
    .hint = ここに挙げた箇所を直し、ファイルをもう一度取り込んでください。
error-exit-exists = 出口「{ $exit }」はすでにあります。
    .hint = --name で別の名前を選ぶか、--replace で置き換えてください。

## Failures: Sessions on other hosts

error-pool-host-unreachable = ホスト { $host } に接続できません: { $reason }
    .hint = 次のコマンドで確認できます: { $check }
# `name`: the host without the account.
error-pool-host-key-unknown = ホスト { $host } の鍵が既知のものと異なるため、使用しませんでした: { $reason }
    .hint = 別のコンピューターが代わりに応答している可能性があります。ホストの鍵と照合してください。再インストールした場合: ssh-keygen -R { $name }、その後 ssh { $host }
error-pool-hosts-failed = プール { $pool } のどのホストもセッションを引き受けませんでした。{ $reasons }
    .hint = ホストと理由の確認: safe-browse pool status
error-pool-members-unknown = プール { $pool } のホストがわかりません: { $reason }
    .hint = 次のコマンドで確認できます: { $check }
error-pool-none-ready = プール { $pool } に準備のできたホストがありません。
    .hint = ホストと理由の確認: safe-browse pool status
error-pool-drain-refused = ホスト { $host } は変更されませんでした: { $reason }
    .hint = この変更は全員に影響します。クラスターの担当者に問い合わせてください。
error-pool-host-of-another-version = ホスト { $host } の Safe Browse は、このバージョンでは理解できないバージョンです。
    .hint = お使いのコンピューターとホストの Safe Browse を更新してください。
error-pool-host-violation = ホスト { $host } がプロトコルで許可されないものを送ったため、切断しました。
    .hint = 両側が同じバージョンでも繰り返す場合は、再インストールするまでホストを信頼しないでください。
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] このセッションを実行している { $host } で許可されていません: { part-forbidden }。
       *[yes] このセッションを実行している { $host } で許可されていません: { part-forbidden }。{ $by } が管理しています。
    }
    .hint = 両方のコンピューターの規則が適用されます。{ $host } の担当者に問い合わせてください。
error-pool-host-refused = ホスト { $host } からの応答: { $reason }
    .hint = { $host } で次を実行すると詳しくわかります: safe-browse doctor
error-pool-full = プール { $pool } のどのホストにも、もう 1 つのセッションを受け入れる余裕がありません。
    .hint = セッションを閉じるか、ホストを確認してください: safe-browse pool status
error-pool-drained = プール { $pool } のホストはすべて受け付けを止めています: 新しいセッションを引き受けません。
    .hint = どれかの受け付けを再開するには: safe-browse pool resume HOST
error-pool-too-many-sessions = お使いのコンピューターのセッションは、そのホストですでに上限の { $most } 個に達しています。
    .hint = 不要なセッションを閉じてください。
error-pool-too-many-desks = すでに上限の { $most } 台のコンピューターがこのアカウントを使用しています。
    .hint = 不要なコンピューターのセッションを閉じてください。それがあなたのものでない場合、このアカウントの鍵が盗まれています: authorized_keys から削除してください。
error-pool-host-not-found = ホスト「{ $host }」のあるプールはありません。
    .hint =
        { GIVEN($hosts) ->
            [no] 設定ファイルにプールがありません。
           *[yes] ホスト: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] ほかのホストでのセッションの開始の記録は、ここにはありません
        [dry-run] ほかのホストでセッションを開始するコマンドは、ここではなくそこで実行されます
        [usb] USB デバイスを渡せるのは、ここで実行されるセッションだけです
        [recording] 記録できるのは、ここで実行されるセッションだけです
       *[other] { UNKNOWN() }
    }。
    .hint = お使いのコンピューターで実行するプロファイルでセッションを開いてください。

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } が VM を起動できませんでした: { $reason }
    .hint = 「診断」ページを確認してください。
error-vm-ended = VM が終了しました。
    .hint = 新しいセッションを開いてください。
error-vm-lingers =
    { $kind ->
        [process] プロセス { $name } が終了しません。
        [domain] ドメイン { $name } が終了しません。
        [VM] VM { $name } が終了しません。
       *[other] { UNKNOWN() }
    }
    .hint = 確認するには: { $look }
error-console-missing = VM にコンソールがありません。
    .hint = 「診断」ページを確認してください。
error-screenshot-unavailable = VM はお使いのコンピューターの画面に直接表示されるため、画像を保存できません。
    .hint = そこで切り替えてください: スイッチャーに場所があります。
error-protocol-violation =
    { $vm ->
        [browser] ブラウザー VM がプロトコルに違反しました: { $detail }。停止しました。
        [network] ネットワーク VM がプロトコルに違反しました: { $detail }。停止しました。
        [converter] 変換 VM がプロトコルに違反しました: { $detail }。ファイルに乗っ取られた可能性があります。何も保存していません。
        [inspected] 検査中の VM がプロトコルに違反しました: { $detail }。停止しました。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] このファイルを信頼しないでください。
            [network] 「ネットワーク」ページでネットワークを再起動してください。
           *[other] 新しいセッションを開いてください。
        }
error-kvm-unavailable = 設定では KVM が指定されていますが、使用できません: { $reason }。
    .hint = { $remedy } または、アクセラレーションを「自動」にしてソフトウェアエミュレーションを使ってください。
error-domain-invalid = { $hypervisor } は VM「{ $name }」を実行できません: { $problems }。
    .hint = 設定またはフォルダーの場所を変更してください。
error-pvh-unsupported = XenClient は VM を実行できません: このバージョンの xenmgr は PVH に対応していません。
    .hint = 設定ファイルの [xen] の種類を "pv" または "hvm" にしてください。
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr が拒否しました: { $what }。理由は示されていません。
               *[yes] xenmgr が拒否しました: { $what }。理由は示されていません ({ $number })。
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr が拒否しました: { $what }: { $reason }。
               *[yes] xenmgr が拒否しました: { $what }: { $reason } ({ $number })。
            }
    }
    .hint =
        { $number ->
            [101] ほかの VM を終了するか、プロファイルの memoryMiB を下げてください。
            [202] ポリシーがこの VM の変更を許可していません: policy-modify-vm-settings。
            [204] 「診断」ページを確認してください。
            [205] 別の VM を終了してください: スイッチャーの場所は 9 つです。
            [217] ディスクが計測後に変更されました。イメージを再ビルドしてください: safe-browse image build
            [220] ポリシーが禁止しています: VM の policy-… プロパティを確認してください。
            [230] 別の VM がこのカードを使用しています: 終了するか、network.pci.device に別のカードを指定してください。
            [232] 先にネットワーク VM を起動してください: safe-browse network restart
           *[other] dom0 のログを確認してください: /var/log/messages
        }
error-disk-damaged = dom0 のディスクの内容が、書き込んだものと異なります。
    .hint = dom0 のストレージ (ログと空き容量) を確認してください。
    .details = { $path }
error-disk-not-opened = VM のディスクをブロックデバイスとして開けませんでした。
    .hint = dom0 で確認してください: tap-ctl list

## Failures: Images

part-image-name =
    { $role ->
        [browser] ブラウザーイメージ
        [network] ネットワークイメージ
        [host] ホストイメージ
       *[other] イメージ「{ $role }」
    }
# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] { part-image-name }がまだありません。
       *[yes] { part-image-name }がまだありません: チャンネル { $channel } からこのホストへのリリースがまだ届いていません。
    }
    .hint =
        { GIVEN($channel) ->
            [no] 「イメージ」ページでビルドしてください。
           *[yes] 配布の順番が来ると、自動的に届きます。
        }
error-build-untrusted = images.trustedKeys に "local" がないため、ここでビルドしたイメージは起動しません。
    .hint = 何もビルドしていません。イメージは別の場所から取得します: safe-browse image update または safe-browse image pull
error-image-not-found = イメージ { $digest } はありません。
    .hint = イメージの一覧: safe-browse image list
error-image-ambiguous = { $digest } で始まるイメージが複数あります。
    .hint = ダイジェストの桁を増やしてください。イメージの一覧: safe-browse image list
error-no-previous-image =
    { GIVEN($role) ->
        [no] 1 つ前のイメージはありません。
       *[yes] 1 つ前の{ part-image-name }はありません。
    }
    .hint = イメージの一覧: safe-browse image list
error-image-damaged =
    { GIVEN($damage) ->
        [no] { part-image-name }が破損しています: VM が読んだデータがビルド時のものと異なるため、停止しました。
       *[yes] { part-image-name }が破損しています: { $damage }。
    }
    .hint =
        { $origin ->
            [imported] インポートし直してください: safe-browse image import network
           *[other] 「イメージ」ページで再ビルドしてください。
        }
error-image-unsigned = { part-image-name }に署名がありません: 古いバージョンの Safe Browse か、ほかの人が作ったものです。
    .hint =
        { $origin ->
            [imported] インポートし直してください: safe-browse image import network
           *[other] 「イメージ」ページで再ビルドしてください。
        }
error-image-untrusted = { part-image-name }は、ここで信頼されていない鍵 { $key } で署名されています。
    .hint =
        { $origin ->
            [imported] インポートし直してください: safe-browse image import network。または、作者の公開鍵を設定の「信頼するイメージの鍵」に追加してください。
           *[other] 「イメージ」ページで再ビルドしてください。または、作者の公開鍵を設定の「信頼するイメージの鍵」に追加してください。
        }
error-image-recalled = { part-image-name }は回収されました: { $why }。
    .hint = 後継を取得してください: safe-browse image update。チャンネルがない場合はビルドしてください: safe-browse image build { $role }
error-recalls-damaged = 回収されたイメージがわかりません: 記録を読み取れません。
    .hint = 変更された理由がわかる場合は、削除してください。次にチャンネルを確認するときに書き直されます。
    .details = { $path }
error-image-older = { part-image-name }は { $builtAt } にビルドされたものですが、{ $newest } にビルドされたものがすでに使われています。
    .hint = 「イメージ」ページで再ビルドしてください。古いイメージに戻せるのは safe-browse image rollback { $role } だけです。
error-image-record-damaged = 以前に使われた{ part-image-name }がわかりません: 記録を読み取れません。
    .hint = 変更された理由がわかる場合は、削除してください。
    .details = { $path }
error-image-shared = { part-image-name }はこのコンピューターのすべてのアカウントのためのものです: ここで署名を置き換えることはできません。
    .hint = このアカウント用にビルドして署名してください: safe-browse image build { $role }
error-image-role-unknown = イメージ「{ $role }」はありません。
    .hint = 使用できるイメージ: { $roles }
error-image-role-missing = レシピは 1 つのイメージをビルドしますが、コマンドにどれかの指定がありません。
    .hint = 指定してください: safe-browse image build browser --recipe FILE
error-image-import-network-only = インポートできるのはネットワークイメージだけです。
    .hint = 次を実行してください: safe-browse image import network --kernel FILE --rootfs FILE
error-import-refused =
    イメージをインポートできませんでした: { $path } { $problem ->
        [unreadable] を読み取れません
        [not-a-file] はファイルではありません
        [not-a-kernel] はこのプロセッサー用の Linux カーネル (bzImage) ではありません
        [not-a-file-system] は ext2、ext3、ext4、squashfs、erofs のファイルシステムではありません
        [not-unmounted] はアンマウントされていないため、先にジャーナルを再生する必要があります
       *[other] { UNKNOWN() }
    }。
    .hint =
        { $problem ->
            [not-unmounted] ジャーナルを再生してください: e2fsck -f { $path }
           *[other] カーネルと、それに対応するルートファイルシステムを指定してください。
        }

## Failures: Image builds

error-build-running = { part-image-name }はすでにビルド中です (プロセス { $pid })。
    .hint = 完了を待つか、キャンセルしてください。
error-agent-bundle-missing = ゲストエージェントがビルドされていません。
    .hint = ソースのフォルダーで次を実行してください: npm run build
error-host-image-incomplete = ホストイメージには VM のイメージが含まれますが、{ part-image-name }がまだありません。
    .hint = 先にビルドしてください: safe-browse image build { $role }
error-speech-missing = プロファイル { $profile } はページを読み上げますが、ブラウザーイメージに音声がありません。
    .hint = 「イメージ」ページで再ビルドしてください。音声が追加されます。数分かかります。
error-recipe-unreadable = レシピ { $path } を読み取れません。
    .hint = 読み取れる TOML ファイルを --recipe で指定してください。
error-recipe-invalid =
    { $path } に { $count } 個の誤りがあります:
    { $problems }
    .hint = レシピを修正して再ビルドしてください。レシピの説明はガイドの host-agent/guide/configuration.md にあります。
error-kernel-module-missing = カーネルにモジュール { $modules } がありません。
    .hint = レシピから削除してください。
error-no-package-sources = このシステムのパッケージ取得元はイメージに使えません: { $problem }。
    .hint = イメージは、Debian の鍵束で署名されたアーカイブからビルドされます (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp)。ほかのものも使うには、images.extraSources に指定してください。
error-packages-failed = パッケージをインストールできませんでした。
    .hint = レシピのパッケージ名と、このシステムで apt-get update が動作することを確認してください。
    .details = { $output }
error-build-result-refused =
    イメージをビルドできませんでした: パッケージが残した { $name } { $problem ->
        [missing] がありません
        [a-link] がリンクです
        [not-a-file] がファイルではありません
        [of-another-account] が別のアカウントのものです
        [too-large] が大きすぎます
        [unreadable] を読み取れません
       *[other] { UNKNOWN() }
    }。
    .hint = イメージのパッケージに悪意のあるものが含まれている可能性があります。設定のパッケージ取得元とレシピのパッケージを確認してください。

## Failures: Registries

error-registry-reference-invalid = 「{ $reference }」はレジストリのイメージの名前ではありません。
    .hint = REGISTRY/REPOSITORY:TAG または REGISTRY/REPOSITORY@sha256:DIGEST の形で書いてください。例: registry.example/safe-browse/browser:stable
error-registry-unreachable = レジストリ { $host } を使用できません: { $reason }。
    .hint = 名前とネットワークを確認してから、もう一度試してください。ダウンロードは中断した所から続きます。
error-registry-refused =
    { GIVEN($reason) ->
        [no] レジストリ { $host } が要求を拒否しました (HTTP { $status })。
       *[yes] レジストリ { $host } が要求を拒否しました (HTTP { $status }: { $reason })。
    }
    .hint =
        { $status ->
            [401] auth.json を書き込むツールでログインしてください。例: podman login または oras login
            [403] auth.json を書き込むツールでログインしてください。例: podman login または oras login
           *[other] レジストリの管理者に問い合わせてください。
        }
error-registry-busy = レジストリ { $host } は現在混み合っています (HTTP { $status })。
    .hint = 後でもう一度試してください。ダウンロードは中断した所から続きます。
error-registry-login-elsewhere = レジストリ { $host } が、別のドメインにある { $server } でのログイン情報を求めています。送信していません。
    .hint = { $server } がこのレジストリのものであれば、images.loginServers に追加してください。
error-registry-login-file = レジストリのログイン情報のファイル { $path } を使用できません: { $reason }。
    .hint = 修正するか、削除してログインし直してください。例: podman login または oras login
error-registry-mirrors-failed = { $reference } のミラーもレジストリも使用できませんでした。{ $reasons }
    .hint = images.mirrors を確認してください。ここでは何も変わっていません。
error-proxy-invalid = 変数 { $variable } のプロキシは正しくありません。http://proxy.example:3128 のように指定してください。
    .hint = /etc/environment など、変数を設定している場所で修正してください。その後、サービスを停止し (safe-browse daemon --stop)、ログインし直してください。
error-registry-not-found = レジストリに { $reference } はありません。
    .hint = リポジトリとタグを確認してください。
error-registry-blob-differs = レジストリ { $host } が { $digest }… とは異なるデータを送ってきました。
    .hint = 使用中のイメージは変わっていません。もう一度試してください。繰り返す場合は、レジストリの管理者に知らせてください。
error-registry-artifact-refused = { $reference } を取得しませんでした: { $problem }。
    .hint = 使用中のイメージは変わっていません。イメージをプッシュした人に問い合わせてください。
error-registry-image-refused = イメージをプッシュできません: { $problem }。
    .hint = イメージの一覧: safe-browse image list
error-attest-not-built-here = イメージ { $digest } はこのホストでビルドされていないため、ここからは確認できません。
    .hint = 同じパッケージからここでビルドしてください: safe-browse image build
error-attestations-missing = イメージ { $digest } を確認したビルダーは、必要な { $required } のうち { $found } だけです。
    .hint = 別のビルダーに同じイメージをビルドして確認してもらってください: safe-browse image attest
error-signing-key-unusable = { $path } の鍵では署名できません。
    .hint = パスワードのない minisign の秘密鍵が必要です。作成するには: minisign -G -W
error-signing-key-untrusted = 鍵 { $keyId } はここで信頼されていないため、署名したイメージは起動しません。
    .hint = 署名は変わっていません。先に公開鍵を images.trustedKeys に追加してください。
error-attestation-digest-invalid = イメージの確認には、64 桁のダイジェスト全体が必要です。
    .hint = ダイジェスト付きのイメージの一覧: safe-browse image list --json
error-attestation-count-invalid = 必要なビルダーの数は 0 から 32 までにしてください。
    .hint = 通常は 2 つです: --require 2
error-attestation-key-invalid = 「{ $key }」は minisign の公開鍵ではありません。
    .hint = minisign が作成したファイルの 2 行目で、RW で始まります。

## Failures: Channels

error-channel-name-invalid = 「{ $channel }」はチャンネルの名前ではありません。
    .hint = REGISTRY/REPOSITORY/NAME の形で書いてください。例: registry.example/safe-browse/stable
error-channel-none = このホストはどのチャンネルにも従っていません。
    .hint = 設定ファイルの images.channel に指定してください。
error-channel-refused =
    チャンネル { $channel } を拒否しました: { $problem ->
        [malformed] このバージョンが理解できるチャンネルのファイルではありません
        [another-channel] ファイルは別のチャンネルのものです
        [serial-reused] 内容が変わったのに、番号が変わっていません
       *[other] { UNKNOWN() }
    }。
    .hint = 使用中のイメージは変わっていません。チャンネルの公開者に知らせてください。
error-channel-unsigned = チャンネル { $channel } には { $needed } 個の署名が必要ですが、有効なものは { $valid } 個です。
    .hint = images.channelKeys と images.channelThreshold を、チャンネルに署名する人の鍵と照合してください。
error-channel-policy-invalid =
    チャンネル { $channel } の管理された設定を使用できません:
    { "  " }{ $problems }
    .hint = 何も変わっていません: 使用中の設定とイメージはそのままです。チャンネルの公開者がポリシーを修正する必要があります。
error-channel-older = レジストリはチャンネル { $channel } の番号 { $serial } を提供していますが、すでに { $seen } を確認しています。
    .hint = 使用中のイメージは変わっていません。誰かが古いファイルを提供している可能性があります: レジストリの管理者に知らせてください。
error-channel-expired = チャンネル { $channel } のファイルは { $expired } に期限が切れました。
    .hint = このホストの時計を確認してください。正しい場合は、チャンネルが更新されていないか、レジストリが新しいファイルを出していません: 公開者に知らせてください。
error-channel-needs-version = チャンネル { $channel } のイメージには Safe Browse { $needed } が必要ですが、これは { $version } です。
    .hint = パッケージ safe-browse を更新してください。
error-channel-record-damaged = 以前に確認したチャンネルのファイルがわかりません: 記録を読み取れません。
    .hint = 変更された理由がわかる場合は、削除してください。
    .details = { $path }
error-channel-overtaken = チャンネル { $channel } の番号 { $serial } は公開できません: レジストリにはすでに { $newest } があります。
    .hint = 次の番号になるように下書きを作り直し、署名をもう一度受けてください。
error-channel-serials-used-up = チャンネル { $channel } には次のファイルを置けません: 最新のファイルの番号が最大の { $serial } です。
    .hint = 鍵を持つ誰かが番号を使い切りました。鍵を取り替え、最初からやり直してください: channel publish に --first-serial を付けます。各手順はチャンネルのガイドにあります。
error-channel-nothing-published = チャンネル { $channel } に変更するファイルがありません。
    .hint = 最初のファイルを公開してください: safe-browse channel publish { $channel }
error-channel-no-earlier-release = レジストリにチャンネル { $channel } の以前のリリースはありません。
    .hint = さらに古いものに戻す場合は、その番号を指定してください。
error-channel-report-unusable = このレポートは、使用中のブラウザーイメージについて verify web が作成したものではありません。
    .hint = 次を実行してください: safe-browse verify web --json > report.json。短い形式では足りません。
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] 新しいリリースでは、チャンネル { $channel } の現在のリリースより動作するものが少なくなっています: verify web の合格は { $present } 件から { $held } 件になります。
       *[yes]
            新しいリリースでは、チャンネル { $channel } の現在のリリースより動作するものが少なくなっています: verify web の合格は { $present } 件から { $held } 件になります。失われたもの:
            { "  " }{ $lost }
    }
    .hint = それらが動作するイメージをビルドしてください。それでもこれを配布する場合: --accept-lower-score
error-channel-score-missing = チャンネル { $channel } の現在のリリースには評価がありますが、新しいリリースにはありません。
    .hint = 次を実行し: safe-browse verify web --json > report.json、--web-report report.json を付けて公開してください。評価なしで続ける場合: --accept-lower-score
error-channel-recalls-full = チャンネル { $channel } はすでに { $most } 個のイメージを回収しています。
    .hint = どのコンピューターにもないイメージの回収を取り消してください: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = チャンネル { $channel } は { $digest } を回収していません。
    .hint = 回収されているものの一覧: safe-browse channel show { $channel }
error-channel-release-recalled = チャンネル { $channel } はこのリリースのイメージを回収しているため、どのコンピューターでも使われません。
    .hint = 別のイメージを公開するか、回収を取り消してください: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = 回収には、利用者が読む理由が必要です: 1 行、200 文字以内。
    .hint = 指定してください: --why "Chromium の脆弱性が悪用されています"
error-policy-not-named = ポリシーのファイルを指定するか、--none を付けてください。
    .hint = 例: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } はチャンネルのファイルの下書きではありません。
    .hint = --draft オプションで作成し、編集しないでください: そのバイト列に署名します。
error-image-not-proven = 新しい{ part-image-name }はこのホストで動作しません: { $reason }。
    .hint = 使用中のイメージは変わっていません。イメージの公開者に知らせてください。

## Failures: Templates

error-sealing-off = 設定でテンプレートがオフになっています。
    .hint = 設定で「セッションをテンプレートから開始」をオンにしてください。
error-cannot-seal = ハイパーバイザー { $hypervisor } は VM を封印できません。
    .hint = 対処は不要です: セッションはテンプレートなしで起動します。
error-seal-failed = VM を封印できませんでした: { $reason }。
    .hint = セッションはテンプレートなしで起動します。「診断」ページを確認してください。
error-spare-failed = 予備を読み込めませんでした: { $reason }。
    .hint = 読み込めるようになるまで、セッションはテンプレートから、またはテンプレートなしで起動します。
error-templates-dropped = すべてを封印する前に、テンプレートが破棄されました。
    .hint = もう一度封印してください: safe-browse template seal
error-template-refused = { $hypervisor } がテンプレートを読み込めません: { $reason }
    .hint = セッションをもう一度開いてください。テンプレートは改めて封印されます。

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] ネットワーク VM が起動しませんでした。
       *[yes] ネットワーク VM が起動しませんでした: { $reason }。
    }
    .hint = 「診断」ページを確認してください。
error-network-stopped = ネットワーク VM が起動中に停止されました。
    .hint = もう一度起動してください: safe-browse network start
error-network-ended = ネットワーク VM が終了しました。
    .hint = 「ネットワーク」ページでネットワークを再起動してください。
error-network-failed = ネットワーク VM が障害を報告しました (手順 { $step })。
    .hint = 「ネットワーク」ページでネットワークを再起動してください。
error-network-crash-loop = ネットワーク VM が { $times } 回続けて終了したため、再起動しません。最後の原因: { $reason }。
    .hint = 「ネットワーク」ページでネットワークを再起動してください。
error-network-in-use = { $sessions } 個のセッションがネットワーク VM を使用しています。
    .hint = 先に破棄してください。
error-ports-taken = ネットワーク VM の { $ports } 個のポートはすべて使用中です。
    .hint = セッションを破棄するか、設定で最大数を増やしてください。
error-network-policy-too-large = すべてのセッションの許可リストの合計が { $kibibytes } KiB を超えます。
    .hint = 許可リストの長いセッションを閉じるか、プロファイルのリストを短くしてください。
error-imported-image-bridge-only = ネットワークイメージはインポートされたものです。ルーティングやフィルターができないため、ブリッジとしてのみ動作します。
    .hint = モードを「ブリッジ」にするか、標準のネットワークイメージをビルドしてください。
error-bridge-rules-unreadable = { $file } のブリッジの規則を使用できません: { $problem }。
    .hint = ファイルを修正するか、設定で別のファイルを指定してください。
error-host-attached = ホストはすでにネットワーク VM に接続しています。
    .hint = 先に切断してください: safe-browse network detach-host
error-host-cards-unsupported = ハイパーバイザー { $hypervisor } では、ホストをネットワーク VM に接続できません。
    .hint = 対応しているのは Xen だけです: hypervisor = "xl"。
error-host-card-missing = ホストに接続したネットワークカードが現れませんでした。
    .hint = ドライバーを読み込んでください: modprobe xen-netfront
error-card-not-connected = ネットワーク VM が、2 回目の試行でもネットワークカードを受け入れませんでした。
    .hint = 「ネットワーク」ページでネットワークを再起動してください。

## Failures: Uplink

error-uplink-not-started = インターネット接続を開始できませんでした ({ $program }): { $reason }
    .hint = 「診断」ページを確認してください。
error-uplink-device-missing = セッションが使うネットワークデバイス { $device } がありません。戻るまで何も送信されません。
    .hint = VPN などを接続するか、別の経路を選んでください：network.user.follow
error-uplink-device-down = セッションが使うネットワークデバイス { $device } は停止しているか、アドレスがありません。使えるようになるまで何も送信されません。
    .hint = VPN などを接続するか、別の経路を選んでください：network.user.follow
error-uplink-ended = ネットワーク VM のインターネット接続が終了し、再起動されました。
    .hint = 対処は不要です。
error-uplink-crash-loop = ネットワーク VM のインターネット接続が 1 分間に { $times } 回終了しました。
    .hint = 「ネットワーク」ページでネットワークを再起動してください。
error-uplink-lost = ネットワーク VM のインターネット接続を再起動できませんでした: { $reason }。
    .hint = 「ネットワーク」ページでネットワークを再起動してください。
error-uplink-unsupported = このハイパーバイザーは network.uplink = "{ $uplink }" に対応していません。
    .hint = ネットワーク VM にネットワークカードを割り当ててください: network.uplink = "pci" と network.pci.device。
error-tap-refused = ブリッジ { $bridge } の tap デバイスを開けませんでした: { $reason }
    .hint = root として実行: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }。または、設定で独自の tap デバイスを指定してください。
error-pci-device-missing = ホストにデバイス { $device } はありません。
    .hint = ネットワークカードの一覧: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = デバイス { $device } はネットワークカードではありません (クラスは { $deviceClass })。
    .hint = ネットワークカードの一覧: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = カード { $device } はどの IOMMU グループにも属していないため、ホストのすべてのメモリにアクセスできてしまいます。
    .hint = IOMMU を有効にしてください: ファームウェアで VT-d または AMD-Vi を、カーネルのコマンドラインで intel_iommu=on を指定します。
error-pci-group-shared = カード { $device } は IOMMU グループ { $group } を { $companions } と共有しています: IOMMU を通らずに互いにアクセスできます。
    .hint = カードを別のスロットに移すか、別のカードを使ってください。
error-pci-only-nic = カード { $device } はホストの唯一のネットワークカードです。ホストはネットワークを失います。
    .hint = それでよければ、設定で「唯一のネットワークカードを許可」をオンにしてください。
error-pci-not-taken = カード { $device } を使用できません: { $reason }。
    .hint = root として実行: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }。さらに、メモリロックの上限をネットワーク VM のメモリまで引き上げてください。

## Failures: Files and clipboard

error-transfers-unsupported = ファイルとクリップボードを転送できません: このハイパーバイザーにはそのためのポートがありません。
    .hint = hypervisor = "qemu" を使ってください。
error-transfer-violation = VM が取り決めと異なるものを送ってきました。
    .hint = このセッションはもう信頼せず、破棄してください。
error-transfer-failed = VM が転送を完了できませんでした。
    .hint = もう一度試してください。
error-transfer-stalled = 転送の途中で VM が止まりました。
    .hint = もう一度試してください。
error-transfer-too-large = 転送の上限を超えています。
    .hint = ファイルの場合は、設定で最大ファイルサイズを大きくしてください。
error-no-room-inside = VM に入れる余裕がありません。
    .hint = プロファイルのメモリを増やしてください。
error-download-not-found =
    { GIVEN($name) ->
        [no] このファイルはもうセッションにありません。
       *[yes] セッションにダウンロード「{ $name }」はありません。
    }
    .hint =
        { GIVEN($session) ->
            [no] ダウンロードの一覧: safe-browse downloads ID
           *[yes] ダウンロードの一覧: safe-browse downloads { $session }
        }
error-download-changed = 一覧に表示した後でファイルが変わりました。
    .hint = ファイルの一覧をもう一度開き、完全になってから保存してください。
error-download-unfinished = ファイルはまだダウンロード中です。
    .hint = 完全になってから保存してください。
error-clipboard-empty = 転送できるものがセッションでコピーされていません。
    .hint = 先にセッションでテキストか画像をコピーしてください。
error-clipboard-not-a-url = セッションでコピーされたテキストは URL ではありません。
    .hint = URL を入力するか、先にセッションでコピーしてください。
error-clipboard-not-text = クリップボードの内容は画像でした。セッションから取り除かれ、失われました。
    .hint = もう一度コピーし、ファイルを指定してください: safe-browse copy { $session } FILE.png
error-file-unreadable = ファイル { $path } を読み取れません。
    .hint = 存在することと、読み取りが許可されていることを確認してください。
error-not-a-file = { $path } はファイルではありません。
    .hint = フォルダーはアーカイブにして送ってください。
error-file-changed = 読み取り中にファイル { $path } が変わりました。
    .hint = もう一度試してください。
error-file-not-written = ファイル { $path } に書き込めません。すでに存在する可能性があります。
    .hint = 書き込みできるフォルダーの新しいファイルを指定してください。
error-measurement-unreadable = { $path } は、このバージョンの safe-browse measure のレポートではありません。
    .hint = もう一度測定するか、同じバージョンのレポートを比較してください。

## Failures: Safe copies

error-safe-copy-running = 別の安全なコピーを作成中です。
    .hint = 完了を待つか、キャンセルしてください。
error-safe-copy-unsupported = この種類のファイルの安全なコピーは作成できません。
    .hint = セッションで表示するか、信頼できる場合はファイル自体を保存してください。
error-safe-copy-too-many-pages = 文書は { $pages } ページありますが、安全なコピーは最大 { $maxPages } ページです。
    .hint = 設定で安全なコピーの最大ページ数を増やすか、信頼できる場合はファイル自体を保存してください。
error-safe-copy-too-large = 安全なコピーが { $maxFileMiB } MiB の上限を超えます。
    .hint = 設定で最大ファイルサイズを大きくしてください。
error-safe-copy-locked = 文書は暗号化されています: 読むにはパスワードが必要です。
    .hint = セッションで表示してパスワードを入力するか、送信者にパスワードのないコピーを頼んでください。
error-safe-copy-without-programs = これには文書用のプログラムが必要ですが、ブラウザーイメージにありません。
    .hint = files.documents を true にして、イメージを再ビルドしてください: safe-browse image build browser
error-safe-copy-not-drawn = ファイルを描画できません: 破損しているか、パスワードで保護されています。
    .hint = セッションで表示するか、信頼できる場合はファイル自体を保存してください。
error-printer-missing = お使いのコンピューターにプリンターが設定されていないか、印刷サービス (CUPS) が動作していません。
    .hint = デスクトップの設定でプリンターを追加するか、安全なコピーを保存して別の場所で印刷してください。
error-print-failed = 安全なコピーを印刷できませんでした: { $reason }。
    .hint = 保存されています: { $path }
error-converter-not-started = 変換 VM が起動しませんでした: { $reason }。
    .hint = 「診断」ページを確認してください。
error-converter-ended =
    { GIVEN($step) ->
        [no] 変換 VM が終了しました。
       *[yes] 変換 VM が障害を報告しました (手順 { $step })。
    }
    .hint = もう一度試してください。

## Failures: USB devices

error-no-usb = このセッションには USB デバイスを渡せません。
    .hint = プロファイルで USB デバイスを許可し、別のセッションを開いてください。Xen のセッションには渡せません。
error-usb-device-missing = アドレス { $device } の USB デバイスはありません。
    .hint = 接続し直したデバイスはアドレスが変わります。デバイスの一覧をもう一度開いてください。
part-usb-refusal =
    { $refusal ->
        [no-use] セッションではこの種類のデバイスを使えません
        [not-allowed] セッションのプロファイルがこの種類を許可していません
        [no-permission] お使いのアカウントでは開けません
        [handed-over] すでに別のセッションが使用しています
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } を渡せませんでした: { part-usb-refusal }。
    .hint =
        { $refusal ->
            [no-use] セッションで使えるのは、セキュリティキー、カメラ、スマートカードリーダーです。
            [not-allowed] プロファイルの USB デバイスの種類に追加し、別のセッションを開いてください。
            [no-permission] 対処方法は「診断」ページにあります。
            [handed-over] 先にそのセッションで切断するか、そのセッションを閉じてください。
           *[other] { UNKNOWN() }
        }
error-usb-too-many = 1 つのセッションが同時に使える USB デバイスは { $most } 個までです。
    .hint = 先に別のデバイスを切断してください。
error-usb-in-use = { $device } を接続できませんでした: お使いのコンピューターの別のプログラムが使用しています。
    .hint = そのプログラムを閉じてから、もう一度試してください。スマートカードのサービスの場合は、root として次を実行してください: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } を接続できませんでした: セッションの Chromium が使用できませんでした。
    .hint = もう一度試してください。セッションのイメージがこのバージョンより古い場合は、「イメージ」ページで新しくビルドしてください。
error-usb-not-connected = { $device } を接続できませんでした: { $reason }
    .hint = 接続し直して、もう一度試してください。

## Failures: Configuration

error-config-invalid =
    設定ファイルに { $count } 個の誤りがあります:
    { $problems }
    .hint = ファイルを修正し、次を実行してください: safe-browse config check
    .details = { $path }
error-config-not-broken = 設定ファイルに誤りがないか、以前の内容がわかりません。
    .hint = ファイルを編集してください。
    .details = { $path }
error-config-change-refused =
    設定は変更されませんでした:
    { $problems }
    .hint = ここに示されたものを、設定または設定ファイルで修正してください。
error-policy-file-refused =
    管理された設定を信頼できないため、セッションを開始できません: { $path } { $problem ->
        [link] がシンボリックリンクです
        [not-a-file] が通常のファイルではありません
        [not-a-folder] がフォルダーではありません
        [covered] がこのプログラムに対して別のマウントで覆われています
        [unreadable] をこのアカウントでは読み取れません
        [foreign] が root のものではありません
        [writable] に root 以外が書き込めます
        [too-large] が 1 MiB を超えています
       *[other] { UNKNOWN() }
    }。
    .hint =
        { $problem ->
            [covered] そこに何かがマウントされているユーザー名前空間の外で Safe Browse を起動してください。
           *[other] 管理者が次を実行する必要があります: chown root:root FILE、chmod 644 FILE。フォルダーについても同様に chmod 755 で実行します。
        }
error-policy-invalid =
    セッションを開始できません: { $path } の管理された設定に { $count } 個の誤りがあります:
    { $problems }
    .hint = 管理者がファイルを修正する必要があります。その後、「診断」ページを確認してください。
error-setting-managed = { $by } が管理しているため、変更していません: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] 各値の由来を調べるには: safe-browse config show
           *[yes] { $contact } に問い合わせてください。各値の由来を調べるには: safe-browse config show
        }
error-profile-managed = プロファイル「{ $name }」は使用できません。{ $by } が管理しています。
    .hint = 使用できるプロファイル: { $profiles }
error-image-too-old = ブラウザーイメージは { $builtAt } のものです。{ $by } が許可しているのは { $days } 日以内のイメージです。
    .hint = 「イメージ」ページで新しいものをビルドするか取得してください。
error-protection-missing =
    { $by } の要求により、{ $protection ->
        [cgroup] 制限する cgroup
        [account] 専用のアカウント
        [accessControl] AppArmor プロファイル
       *[other] { UNKNOWN() }
    }なしには VM を起動できません: { $cause ->
        [refused] システムが拒否しています
        [failed] システムが時間内に応答しませんでした
        [no-ids] お使いのアカウントに従属ユーザー ID がありません
        [not-loaded] Safe Browse のプロファイルが読み込まれていません
        [absent] AppArmor がオフです
        [own-device] VM のデバイスを使用できるのはお使いのアカウントだけです
       *[other] { UNKNOWN() }
    }。
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] もう一度試してください。
                   *[other] 足りないものは「診断」ページにあります。
                }
           *[yes]
                { $cause ->
                    [failed] { $contact } に問い合わせてください。もう一度試してください。
                   *[other] { $contact } に問い合わせてください。足りないものは「診断」ページにあります。
                }
        }
error-registry-managed = { $reference } からイメージを取得することはできません。{ $by } が管理しています。
    .hint = 許可: { $registries }
error-config-file-too-large = ファイル { $path } が { $maxBytes } バイトを超えています。
    .hint = .wsb ファイルは通常数百バイトです。
error-wsb-invalid = ファイルは Windows サンドボックスの構成ではありません: { $problem }。
    .hint = ルートが <Configuration> の .wsb ファイルを指定してください。
error-profile-exists = プロファイル「{ $profile }」はすでにあります。
    .hint = --profile NAME で別の名前でインポートするか、--replace でプロファイル全体を置き換えてください。
error-bookmarks-full = ブックマークはすでに { $limit } 個あります。
    .hint = 先にどれかを削除してください。
error-bookmarks-too-large = ブックマークの合計が { $kibibytes } KiB を超えます。
    .hint = 先にどれかを削除してください。アドレスの長いものが効果的です。
error-bookmark-not-found = このページのブックマークはありません。
    .hint = すでに削除されている可能性があります。
error-bookmarks-unreadable = ブックマークを読み取れません。
    .hint = ファイルを修正するか、別の場所に移してください。
    .details = { $path }

## Failures: Verification

error-verification-running = 検証はすでに実行中です。
    .hint = 完了を待つか、開始した場所でキャンセルしてください。
error-cannot-inspect = ハイパーバイザー { $hypervisor } では、VM の中で検査プログラムを実行できません。
    .hint = 設定ファイルで hypervisor = "qemu" を指定してください。
error-inspection-failed = VM を検査できませんでした: { $reason }。
    .hint = 「診断」ページを確認してください。
error-image-digest-invalid = イメージの指定には、ダイジェストの 6 桁以上が必要です。
    .hint = イメージの一覧: safe-browse image list

## Failures: Command line

error-undo-needs-one-session = --undo には 1 つのセッションと 1 から 60 までの秒数が必要です。
    .hint = 例: safe-browse close ID --undo 10
error-sessions-not-named = 閉じるセッションを指定するか、--all を付けてください。
    .hint = セッションの一覧: safe-browse list
error-files-not-named = 保存するファイルを指定するか、--all を付けてください。
    .hint = ファイルの一覧: safe-browse downloads { $session }
error-stdin-empty = 標準入力が空です。
    .hint = 例: echo text | safe-browse paste { $session }
error-volume-invalid = 「{ $text }」は音量ではありません。
    .hint = 使い方: safe-browse volume ID 40%、mute、または unmute
error-viewer-missing = Unix ソケットを開ける VNC ビューアーがインストールされていません。
    .hint = インストールしてください: apt-get install tigervnc-viewer。または、ウィンドウなしで開始してください: safe-browse open --no-window
error-desktop-missing = デスクトップアプリケーションを開けません。{ $reason }
    .hint = VNC ビューアーで使い捨てブラウザーを開くには: safe-browse open

## Failures: Desktop

error-no-other-browser = リンクを開けるほかのブラウザーが見つかりません。
    .hint = リンクを Safe Browse で開くか、デスクトップの設定でブラウザーを選んでください。
error-default-browser-not-set = このデスクトップのデフォルトのブラウザーを変更できませんでした。
    .hint = xdg-utils をインストールするか、デスクトップの設定で変更してください。
error-default-program-not-set = このデスクトップのデフォルトのプログラムを変更できませんでした。
    .hint = xdg-utils をインストールするか、デスクトップの設定で変更してください。
error-file-not-opened = このデスクトップにファイルを開くプログラムがありません。
    .hint = テキストエディターで開いてください。
    .details = { $path }
error-other-browser-failed = ほかのブラウザーを起動できませんでした。
    .hint = 自分でリンクを開くか、libglib2.0-bin をインストールしてください。
error-folder-not-shown = ファイルマネージャーが応答しません。
    .hint = 自分でフォルダーを開いてください: パスは詳細にあります。
    .details = { $folder }
error-kvm-group-not-joined = お使いのアカウントを kvm グループに追加できませんでした。
    .hint = root として次を実行してください: { $command }
    .details = { $output }
