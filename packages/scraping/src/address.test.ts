import { createServer } from 'node:net'
import type { LookupAddress } from 'node:dns'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicAddress, publicConnector, type Resolve } from './address.ts'

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '95.56.237.24', '2a00:1450:4001:82a::200e', '64:ff9b::8.8.8.8'])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200',
    '168.63.129.16', '192.0.2.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:10.0.0.1',
    'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '64:ff9b::127.0.0.1', '64:ff9b::10.0.0.1', '2002:7f00:1::', '2001:db8::1', 'localhost', '',
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('publicConnector', () => {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  let port = ''

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    port = String(typeof address === 'object' && address ? address.port : 0)
  })
  afterAll(() => new Promise((closed) => server.close(closed)))

  const answering = (...addresses: string[]): Resolve => (_, done) =>
    done(null, addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })))
  const reach = (hostname: string, resolve: Resolve) =>
    new Promise<string>((settled) => {
      publicConnector(1_000, resolve)({ hostname, host: `${hostname}:${port}`, protocol: 'http:', port }, (error, socket) => {
        socket?.destroy()
        settled(error?.message ?? 'connected')
      })
    })

  it('opens no socket to this machine, by name or by number', async () => {
    expect(await reach('rebound.example', answering('127.0.0.1'))).toContain('not on the open internet')
    expect(await reach('127.0.0.1', answering())).toContain('not on the open internet')
    expect(await reach('[::1]', answering())).toContain('not on the open internet')
    expect(connections).toBe(0)
  })

  it('refuses a name with one private address among public ones: the next look may pick that one', async () => {
    expect(await reach('rebound.example', answering('8.8.8.8', '127.0.0.1'))).toContain('127.0.0.1')
    expect(connections).toBe(0)
  })

  it('judges each look anew', async () => {
    let look = 0
    const flipping: Resolve = (name, done) => (look++ === 0 ? done(new Error('busy'), []) : answering('10.0.0.1')(name, done))
    expect(await reach('rebound.example', flipping)).toBe('busy')
    expect(await reach('rebound.example', flipping)).toContain('10.0.0.1')
  })

  it('says so where a name has no address', async () => {
    expect(await reach('nowhere.example', answering())).toContain('has no address')
  })
})
