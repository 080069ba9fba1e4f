import type { OfficerAtWork } from '@hefu/city'
import { refusalOf } from '../wallet/city-client.ts'

/**
 * Sends something to the city as an officer at the console does.
 *
 * @throws DemoError `city-refused` with what the city answered
 */
export async function askAsOfficer<Answer>(
  cityUrl: string,
  { headers }: OfficerAtWork,
  path: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${cityUrl}${path}`, {
    headers: { ...headers },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  if (response.ok) return (await response.json()) as Answer
  throw await refusalOf(path, response)
}
