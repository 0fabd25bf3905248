import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
} from "@mantine/core";

export const colorSchemes = localStorageColorSchemeManager({ key: "windrose.color-scheme" });

export const theme = createTheme({
  primaryColor: "sea",
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: (input) => {
    const standard = defaultVariantColorsResolver(input);
    if (input.variant !== "filled") return standard;
    const ground = input.color === "coral" ? "var(--coral)" : "var(--sea)";
    return { ...standard, background: ground, hover: `color-mix(in srgb, ${ground} 88%, var(--ink))`, color: "var(--on-color)" };
  },
  black: "#0f1c2e",
  colors: {
    // Mantine's greys of the dark scheme, from text to ground, in the hue of ours.
    dark: ["#e8edf2", "#c6d0da", "#a9b4c0", "#6c7a89", "#33424f", "#2a3847", "#1d2a38", "#131e2b", "#0e1621", "#0a111a"],
    sea: ["#e3f4f2", "#c5e6e3", "#9ad6d0", "#66c7bf", "#3cc6bd", "#1da39c", "#128d87", "#0b7a75", "#086662", "#05504d"],
    coral: ["#fdeef0", "#f8d5da", "#f2a9b3", "#f28b98", "#e36c7c", "#da5b6c", "#d1495b", "#c03a4d", "#a52d3f", "#872232"],
  },
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "20px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "8px", xl: "8px" },
  defaultRadius: "md",
  headings: { fontFamily: "var(--sans)", fontWeight: "600" },
  respectReducedMotion: true,
  cursorType: "pointer",
});

/** Mantine's names for what theme.css decides, so that every colour is said once. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-bright": "var(--ink)",
    "--mantine-color-dimmed": "var(--quiet)",
    "--mantine-color-placeholder": "var(--quiet)",
    "--mantine-color-anchor": "var(--sea)",
    "--mantine-color-error": "var(--coral)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--sunken)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--edge)",
    "--mantine-color-sea-filled": "var(--sea)",
    "--mantine-color-sea-text": "var(--sea)",
    "--mantine-color-sea-light": "var(--shade)",
    "--mantine-color-sea-light-color": "var(--sea)",
    "--mantine-color-coral-text": "var(--coral)",
  };
  return { variables: {}, light: shared, dark: shared };
};
