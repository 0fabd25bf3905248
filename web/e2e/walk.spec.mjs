import { accessible, browserTest, inEveryLook, picture } from "./harness.mjs";
import { SCREENS } from "./screens.mjs";

for (const { name, path, anonymous } of SCREENS) {
  browserTest(
    `${name} is accessible, light and dark, wide and narrow`,
    async ({ page, api }) => {
      await page.goto(typeof path === "function" ? await path(api) : path);
      await inEveryLook(page, async (look, file) => {
        await accessible(page, look);
        await picture(page, `${name}-${file}`);
      });
    },
    { anonymous },
  );
}
