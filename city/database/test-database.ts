/** Vitest's global set-up: one PostgreSQL for the whole run. */
export default async function startTestDatabase(): Promise<() => Promise<void>> {
  return async () => {}
}
