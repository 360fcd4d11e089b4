#!/bin/sh
# Makes the film with ffmpeg: five seconds of a test picture and a tone, as one file and as a stream of two qualities. It is in the repository, because no test needs ffmpeg.
set -eu
cd "$(dirname "$0")"
source="-f lavfi -i testsrc2=size=320x180:rate=15:duration=5 -f lavfi -i sine=frequency=440:sample_rate=48000:duration=5"
sound="-c:a aac -b:a 32k"
# Each is a list of words.
# shellcheck disable=SC2086
bare="-map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact"
ffmpeg -nostdin -loglevel error -y $source -pix_fmt yuv420p -c:v libx264 -profile:v main -crf 32 -movflags +faststart $sound $bare film.mp4
for lines in 90 180; do
  # Not .ts, which is also the ending of TypeScript.
  ffmpeg -nostdin -loglevel error -y $source -vf "scale=-2:$lines" -pix_fmt yuv420p -c:v libx264 -profile:v main -crf 34 -g 30 -keyint_min 30 -sc_threshold 0 $sound $bare \
    -f hls -hls_time 2 -hls_playlist_type vod -hls_segment_filename "$lines-%d.m2t" "$lines.m3u8"
done
cat >stream.m3u8 <<'LIST'
#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=150000,RESOLUTION=160x90,CODECS="avc1.4d400b,mp4a.40.2"
90.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=300000,RESOLUTION=320x180,CODECS="avc1.4d400d,mp4a.40.2"
180.m3u8
LIST
