// Says whether an address is one of those that were named, alone or as a range.
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Which addresses are meant by addresses and ranges (`10.1.2.0/24`). */
export function addressList(ranges: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(bits), family);
  }
  return (address) => {
    const plain = address?.replace(/^::ffff:(?=[0-9.]+$)/, '') ?? ''; // IPv4 on a socket that also takes IPv6
    return isIPv4(plain) ? list.check(plain, 'ipv4') : isIPv6(plain) && list.check(plain, 'ipv6');
  };
}
