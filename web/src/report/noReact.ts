/** Stands for React in a script without a screen: what asks for the reader's language there has it given. */
export function useSyncExternalStore(): never {
  throw new Error("there is no screen here");
}
