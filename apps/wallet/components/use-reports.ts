import { useEffect, useMemo, useState } from 'preact/hooks'
import { KEPT_REPORTS, type KeptReport, withoutReport, withReport } from '../reports/kept-reports.ts'
import { type ReportClient, reportClient } from '../reports/report-client.ts'
import { useWallet } from '../state/app-context.ts'

/** The reports that were sent from this wallet, and the city's desk for them. */
export interface Reports {
  /** Null until they are read. */
  readonly kept: readonly KeptReport[] | null
  readonly keep: (report: KeptReport) => Promise<void>
  readonly forget: (id: string) => Promise<void>
  /** @throws AppError where there is no city yet */
  readonly desk: () => Promise<ReportClient>
}

/** Reads the reports as the screen comes. Every change is sealed before its promise is fulfilled. */
export function useReports(): Reports {
  const { app, wallet } = useWallet()
  const [kept, setKept] = useState<readonly KeptReport[] | null>(null)
  useEffect(() => {
    let gone = false
    void wallet.read(KEPT_REPORTS).then((reports) => gone || setKept(reports))
    return () => {
      gone = true
    }
  }, [wallet])
  return useMemo(() => {
    async function change(make: (reports: readonly KeptReport[]) => readonly KeptReport[]): Promise<void> {
      const next = make(await wallet.read(KEPT_REPORTS))
      await wallet.write(KEPT_REPORTS, next)
      setKept(next)
    }
    return {
      kept,
      keep: (report) => change((reports) => withReport(reports, report)),
      forget: (id) => change((reports) => withoutReport(reports, id)),
      desk: async () => reportClient((await app.requireTrust()).config.cityUrl, app.network),
    }
  }, [kept, app, wallet])
}
