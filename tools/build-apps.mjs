// Builds the wallet and the gate into apps/*/dist.
import { buildApps } from '@hefu/app-build'

await buildApps()
