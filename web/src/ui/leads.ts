/** To a page or a mailbox: a script is no place to go to. */
export function leads(address: string): boolean {
  return /^(https?:\/\/|mailto:|\/(?!\/)|#)/i.test(address);
}
