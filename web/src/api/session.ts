import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema, sendToken, whenSignedOut } from "./client";
import { asProblem } from "./problem";
import { queries } from "./queries";

export type Me = Schema<"Me">;
const KEY = ["session"];

whenSignedOut(() => {
  if (queries.getQueryData(KEY)) queries.setQueryData(KEY, null);
});

async function whoAmI(): Promise<Me | null> {
  try {
    const me = await ask(api.GET("/api/session"));
    sendToken(me.csrfToken ?? "");
    return me;
  } catch (error) {
    if (asProblem(error).status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null is nobody. */
export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: whoAmI, staleTime: 60_000 });
}

/** Who is signed in, on a screen that nobody else sees. */
export function useMe(): Me {
  const { data } = useSession();
  return data ?? { name: "", role: "viewer", permissions: [], brands: [] };
}

export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

export async function signIn(name: string, password: string) {
  const me = await ask(api.POST("/api/session", { body: { name, password } }));
  sendToken(me.csrfToken ?? "");
  queries.clear();
  queries.setQueryData(KEY, me);
}

export async function signOut() {
  await ask(api.DELETE("/api/session"));
  queries.clear();
  queries.setQueryData(KEY, null);
}

export function useAbout() {
  return useQuery({ queryKey: ["about"], queryFn: () => ask(api.GET("/api/about")), staleTime: Infinity });
}
