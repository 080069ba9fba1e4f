export type { AppConfig } from './app-config.ts'
export { type AppServerOptions, createAppServer } from './app-server.ts'
export { type RunningApp, serveApp } from './serve-app.ts'
