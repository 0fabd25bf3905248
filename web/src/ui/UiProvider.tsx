import "./layers.css";
import "@mantine/core/styles.layer.css";
import "./theme.css";
import "./font.css";
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { styleNonce } from "./nonce";
import { colorSchemes, theme, variables } from "./theme";
import { Toasts } from "./Toast";

export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {children}
      <Toasts />
    </MantineProvider>
  );
}
