export { Scanner } from './scanner.tsx'
