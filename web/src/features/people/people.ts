import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import type { Role } from "./roles";

export type User = Schema<"User">;

/** As the server has it. */
export const USER_NAME = /^[A-Za-z0-9._%+@-]{1,100}$/;

export function useUsers() {
  return useQuery({ queryKey: ["users"], queryFn: () => ask(api.GET("/api/users")) });
}

async function changed<T>(answer: T): Promise<T> {
  await queries.invalidateQueries({ queryKey: ["users"] });
  await queries.invalidateQueries({ queryKey: ["audit"] });
  return answer;
}

const at = (id: string) => ({ params: { path: { id } } });

export async function addUser(name: string, role: Role) {
  return changed(await ask(api.POST("/api/users", { body: { name, role } })));
}

export async function changeRole(id: string, role: Role) {
  return changed(await ask(api.PATCH("/api/users/{id}", { ...at(id), body: { role } })));
}

export async function setDisabled(id: string, disabled: boolean) {
  return changed(await ask(api.PATCH("/api/users/{id}", { ...at(id), body: { disabled } })));
}

export async function resetPassword(id: string) {
  return changed(await ask(api.POST("/api/users/{id}/password", at(id))));
}
