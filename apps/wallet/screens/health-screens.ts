// One file to load for health certificates: most wallets have none, and load nothing of this.
export { Health } from './health.tsx'
export { HealthScan } from './health-scan.tsx'
