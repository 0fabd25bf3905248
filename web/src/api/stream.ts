import { useEffect, useEffectEvent, useState } from "react";
import { queries } from "./queries";

export type StreamState = "connecting" | "open" | "broken";

/**
 * Server-sent events of an address while the screen is there; empty is none. The browser reconnects by itself, but
 * not after a refusal: then the session is asked for, which leads to the sign-in when it is over.
 */
export function useStream(address: string, events: Record<string, (data: string) => void>): StreamState {
  const [state, setState] = useState<StreamState>("connecting");
  const told = useEffectEvent((name: string, data: string) => events[name]?.(data));
  const names = Object.keys(events).join(" ");
  useEffect(() => {
    if (!address) return undefined;
    const source = new EventSource(address);
    setState("connecting");
    source.onopen = () => setState("open");
    source.onerror = () => {
      setState(source.readyState === EventSource.CLOSED ? "broken" : "connecting");
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: ["session"] });
    };
    for (const name of names.split(" ")) {
      source.addEventListener(name, (event: MessageEvent<string>) => told(name, event.data));
    }
    return () => source.close();
  }, [address, names]);
  return state;
}
