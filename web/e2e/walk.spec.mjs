import { accessible, browserTest, picture, SCHEMES, settled, SIZES } from "./harness.mjs";
import { SCREENS } from "./screens.mjs";

for (const { name, path, anonymous } of SCREENS) {
  browserTest(
    `${name} is accessible, light and dark, wide and narrow`,
    async ({ page, api }) => {
      await page.goto(typeof path === "function" ? await path(api) : path);
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        for (const scheme of SCHEMES) {
          await page.emulateMedia({ colorScheme: scheme });
          await page.waitForFunction((wanted) => document.documentElement.dataset.mantineColorScheme === wanted, scheme);
          await settled(page);
          await accessible(page, `${scheme} and ${size}`);
          await picture(page, `${name}-${scheme}-${size}`);
        }
      }
    },
    { anonymous },
  );
}
