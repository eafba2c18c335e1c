import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'
import { SourceRefused } from './refused.ts'

export type Resolve = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

export const systemResolve: Resolve = (hostname, done) => {
  systemLookup(hostname, { all: true }, (error, addresses) => done(error, addresses ?? []))
}

/** Cloud machines answer their owner's secrets here, although the address looks like any other. */
const platformAddresses = new Set(['168.63.129.16'])

/** Whether an address belongs to the open internet: not to this machine, its network, its cloud, or nobody. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (platformAddresses.has(address.toString())) return false
  if (address.kind() === 'ipv4') return address.range() === 'unicast'
  const bytes = address.toByteArray()
  // NAT64 carries an IPv4 address in its last four bytes, which may be a private one.
  if (address.match(ipaddr.parseCIDR('64:ff9b::/96'))) return isPublicAddress(bytes.slice(12).join('.'))
  // Only 2000::/3 is given out; the rest holds old forms that some systems still take for IPv4.
  return address.range() === 'unicast' && (bytes[0] ?? 0) >> 5 === 1
}

/**
 * Opens sockets to public addresses only. The address is judged where the socket takes it, so that a name that resolves
 * to a public address now and to a private one a moment later gets nowhere.
 */
export function publicConnector(timeoutMs: number, resolve: Resolve): buildConnector.connector {
  const guarded: LookupFunction = (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      if (error) return done(error, '', 0)
      const hidden = addresses.find(({ address }) => !isPublicAddress(address))
      if (hidden) return done(refusal(hostname, hidden.address), '', 0)
      const [first] = addresses
      if (!first) return done(new SourceRefused('blocked', `${hostname} has no address`), '', 0)
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
  const connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: guarded })
  return (options, callback) => {
    // An address that is written out is never looked up.
    const literal = options.hostname.replaceAll(/^\[|\]$/g, '')
    if (ipaddr.isValid(literal) && !isPublicAddress(literal)) return callback(refusal(literal, literal), null)
    connect(options, (...[error, socket]) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null)
      if (socket.remoteAddress !== undefined && isPublicAddress(socket.remoteAddress)) return callback(null, socket)
      const reached = String(socket.remoteAddress)
      socket.destroy()
      return callback(refusal(options.hostname, reached), null)
    })
  }
}

function refusal(hostname: string, address: string): SourceRefused {
  return new SourceRefused('blocked', `${hostname} leads to ${address}, which is not on the open internet`)
}
