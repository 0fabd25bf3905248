/** A text in an address, behind the #, which browsers send to no server: packed, in the letters of addresses. */
export async function packText(text: string): Promise<string> {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Nothing where it is no packed text. */
export async function unpackText(packed: string): Promise<string | undefined> {
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(await through(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    return undefined;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, change: GenericTransformStream): Promise<Uint8Array> {
  const changed = new Blob([bytes]).stream().pipeThrough(change as ReadableWritablePair<Uint8Array, BufferSource>);
  return new Uint8Array(await new Response(changed).arrayBuffer());
}

/** The text in the address, when there is one. */
export async function textInHash(hash: string): Promise<string | undefined> {
  const packed = /^#sql=([\w-]+)$/.exec(hash)?.[1];
  return packed === undefined ? undefined : unpackText(packed);
}
