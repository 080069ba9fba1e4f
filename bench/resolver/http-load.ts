import { connect, type Socket } from 'node:net'

/** What one turn of asking came to. */
export interface Asked {
  /** Answers a second. */
  readonly rate: number
  /** Milliseconds that each took. */
  readonly took: readonly number[]
}

/** Asks a server for pages over connections that stay open. */
export interface HttpLoad {
  /**
   * Keeps one request under way on each connection for some milliseconds.
   *
   * @throws Error for an answer that is not 200
   */
  ask(paths: () => string, accept: string, milliseconds: number): Promise<Asked>
  close(): void
}

/**
 * Opens connections. Node's own client costs a core as much as the server does, and there are two; this one writes a request and looks for the
 * length of the answer.
 */
export async function openHttpLoad(url: string, connections: number): Promise<HttpLoad> {
  const { hostname, port } = new URL(url)
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))))
  return {
    async ask(paths, accept, milliseconds) {
      const began = performance.now()
      const end = began + milliseconds
      const took: number[] = []
      await Promise.all(sockets.map((socket) => askOn(socket, paths, accept, end, took)))
      return { rate: (1000 * took.length) / (performance.now() - began), took }
    },
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

function askOn(socket: Socket, paths: () => string, accept: string, end: number, took: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let from = 0
    let waiting: Buffer[] = []
    let missing = 0

    function ask(): void {
      from = performance.now()
      if (from >= end) finish()
      else socket.write(`GET ${paths()} HTTP/1.1\r\nHost: bench\r\nAccept: ${accept}\r\nAccept-Language: en\r\n\r\n`)
    }
    function finish(error?: Error): void {
      socket.off('data', read)
      socket.off('error', finish)
      if (error) reject(error)
      else resolve()
    }
    function read(bytes: Buffer): void {
      if (missing === 0) {
        const all = waiting.length > 0 ? Buffer.concat([...waiting, bytes]) : bytes
        const head = all.indexOf('\r\n\r\n')
        if (head < 0) {
          waiting = [all]
          return
        }
        waiting = []
        const text = all.toString('latin1', 0, head)
        const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
        if (!text.startsWith('HTTP/1.1 200') || length === undefined) {
          finish(new Error(text.slice(0, 200)))
          return
        }
        missing = Number(length) - (all.length - head - 4)
      } else missing -= bytes.length
      if (missing > 0) return
      took.push(performance.now() - from)
      ask()
    }
    socket.on('data', read)
    socket.once('error', finish)
    ask()
  })
}
