export { type CityApi, cityApi } from './city-api.ts'
export { codeOf, isCityAway, ProblemError } from './error.ts'
export { sessionFetch } from './session-fetch.ts'
export {
  anything,
  as,
  bytes,
  list,
  localText,
  number,
  oneOf,
  orNull,
  type Read,
  record,
  type Shape,
  text,
  truth,
} from './shape.ts'
