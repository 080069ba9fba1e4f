import { refusalOf } from '../wallet/city-client.ts'

/** What a service answers to JSON. @throws DemoError `city-refused` with what it said */
export async function postJson<Answer>(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw await refusalOf(url, response)
  return (await response.json()) as Answer
}

/** What a service answers. @throws DemoError `city-refused` with what it said */
export async function getJson<Answer>(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(url, { headers })
  if (!response.ok) throw await refusalOf(url, response)
  return (await response.json()) as Answer
}
