#!/usr/bin/env node
import { runHefu } from './hefu.ts'
import { processTerminal } from './terminal.ts'

process.exitCode = await runHefu(process.argv.slice(2), processTerminal())
