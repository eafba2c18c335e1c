import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

export const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

/** A Redis server of its own on a free port, without a file on disk. */
export async function startRedis(): Promise<{ url: string; flush(): Promise<void> } & AsyncDisposable> {
  const port = await freePort()
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (part: Buffer) => part.includes('Ready to accept connections') && ready())
    server.once('error', failed)
    server.once('exit', (code) => failed(new Error(`redis-server ended with code ${code}`)))
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    async flush() {
      const socket = connect(port, '127.0.0.1', () => socket.end('FLUSHALL\r\n'))
      for await (const answer of socket) if (!String(answer).startsWith('+OK')) throw new Error(`Redis answers ${String(answer)}`)
    },
    async [Symbol.asyncDispose]() {
      const ended = once(server, 'exit')
      server.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
