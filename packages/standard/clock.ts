/** A clock port: Unix time in whole seconds. */
export type Clock = () => number
