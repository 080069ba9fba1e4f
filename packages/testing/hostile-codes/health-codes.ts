import type { HostileCode } from './hostile-code.ts'

/** Pairs of digits that spell characters of a SMART Health Card. */
const spelt = (text: string): string =>
  [...text].map((character) => String(character.charCodeAt(0) - 45).padStart(2, '0')).join('')

/** Texts that claim to be health certificates and are none. */
export function healthCodes(): readonly HostileCode[] {
  const texts = [
    'HC1:',
    'hc1:6BF',
    'HC1: ',
    'HC2:6BF+70790T9WJWG',
    'HC1:6BF+70790T9WJWG.FKY*4GO0',
    // Well-formed zlib of well-formed CBOR that is no COSE_Sign1: an empty map, an array nested without end.
    'HC1:NCFC0I%N0EE',
    `HC1:${'8'.repeat(4292)}`,
    `HC1:${'8'.repeat(100_000)}`,
    `HC1:${':::'.repeat(300)}`,
    'HC1:<script>alert(1)</script>',
    'HC1:\u202e6BF',
    'HC1:https://evil.example/',
    'shc:/',
    'SHC:/56',
    'shc:/5',
    'shc:/99',
    'shc:/567629x9',
    'shc:/0/1/5676',
    'shc:/2/1/5676',
    'shc:/1/0/5676',
    'shc:/1/99/5676',
    'shc:/-1/2/5676',
    'shc:/1/2/',
    'shc:/01/02/5676',
    'shc:/1/2/3/5676',
    `shc:/${'56'.repeat(50_000)}`,
    `shc:/${spelt('e30.e30.e30')}`,
    `shc:/${spelt('eyJhbGciOiJub25lIn0.e30.AAAA')}`,
    `shc:/${spelt('eyJhbGciOiJIUzI1NiIsInppcCI6IkRFRiIsImtpZCI6ImEifQ.AwA.AAAA')}`,
    `shc:/${spelt('eyJhbGciOiJFUzI1NiIsInppcCI6IkRFRiIsImtpZCI6Ii4uLy4uL2V2aWwifQ.AwA.AAAA')}`,
    'shc:/https://evil.example/',
    'shc://evil.example/56',
    'shlink:/eyJ1cmwiOiJodHRwczovL2V2aWwuZXhhbXBsZSJ9',
  ]
  return texts.map((text) => ({ why: 'a false health certificate', text }))
}
