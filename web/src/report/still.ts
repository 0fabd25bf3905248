// Nothing moves on paper: the frames that a drawing would ask for never come.
const never = () => 0;
if (!("setTimeout" in globalThis)) Object.assign(globalThis, { setTimeout: never, clearTimeout: never });

/** As UTF-8: a script without a browser has no encoder of its own. */
class Encoder {
  encode(text: string): Uint8Array {
    const written = encodeURIComponent(text.replace(LONE, "\uFFFD"));
    const bytes = new Uint8Array(written.length);
    let count = 0;
    for (let at = 0; at < written.length; at++) {
      const isByte = written.charAt(at) === "%";
      bytes[count++] = isByte ? parseInt(written.slice(at + 1, at + 3), 16) : written.charCodeAt(at);
      if (isByte) at += 2;
    }
    return bytes.subarray(0, count);
  }
}

/** Half of a sign, which is none. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
if (!("TextEncoder" in globalThis)) Object.assign(globalThis, { TextEncoder: Encoder });
