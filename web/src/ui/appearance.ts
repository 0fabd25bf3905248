import { useMantineColorScheme } from "@mantine/core";
import { useComputedColorScheme } from "@mantine/core";
import { useSyncExternalStore } from "react";

export const COLOR_SCHEMES = ["light", "dark", "auto"] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];
export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

const KEY = "windrose.density";
const listeners = new Set<() => void>();
document.documentElement.dataset.density = localStorage.getItem(KEY) ?? "comfortable";

export function useColorScheme(): [ColorScheme, (scheme: ColorScheme) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return [colorScheme, setColorScheme];
}

/** What is on the screen, whatever was chosen. */
export function useShownScheme(): "light" | "dark" {
  return useComputedColorScheme("light", { getInitialValueInEffect: false });
}

export function useDensity(): [Density, (density: Density) => void] {
  const density = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => document.documentElement.dataset.density as Density,
  );
  return [
    density,
    (chosen) => {
      localStorage.setItem(KEY, chosen);
      document.documentElement.dataset.density = chosen;
      listeners.forEach((listener) => listener());
    },
  ];
}
