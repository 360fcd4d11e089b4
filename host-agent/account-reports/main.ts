/** What safe-browse-report.timer runs, as the account safe-browse-images: reports of all accounts become one file of metrics and one inventory. */
import { EXIT } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { exposition } from '../monitoring/exposition.ts';
import { Inventory } from '../api/host/report.ts';
import { metricsOfAccounts, openReports, readReports } from '../monitoring/account-reports.ts';
import { writeFileAtomically } from '../storage/atomic.ts';
import { accountReportNames } from '../storage/filenames.ts';
import { SHARED_FOLDER } from '../storage/folders.ts';
import { writeRecord } from '../storage/records.ts';

const FOR_ALL = 0o644;

async function main(): Promise<void> {
  await openReports(SHARED_FOLDER);
  const now = new Date();
  const reports = await readReports(SHARED_FOLDER, now.getTime());
  const names = accountReportNames(SHARED_FOLDER);
  await writeFileAtomically(names.metrics, exposition(metricsOfAccounts(reports), 'prometheus'), FOR_ALL);
  await writeRecord(
    names.inventory,
    Inventory,
    { at: now.toISOString(), ...reports, accounts: [...reports.accounts] },
    FOR_ALL,
  );
  process.stdout.write(`${reports.accounts.length} accounts, ${reports.refused} files refused\n`);
}

main().catch((error: unknown) => {
  process.stdout.write(`${messageOf(error)}\n`);
  process.exit(EXIT.failed);
});
