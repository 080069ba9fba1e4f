/** The part of punycode that is used here; the package has no types of its own. The path tells it from a module of Node's that is deprecated. */
declare module 'punycode/punycode.js' {
  const punycode: {
    /** RFC 3492, section 6.2. @throws RangeError for what is no Punycode */
    readonly decode: (ascii: string) => string
    readonly encode: (text: string) => string
  }
  export default punycode
}
