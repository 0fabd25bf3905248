// Campaigns on a calendar: moved by mouse, by keys and by a form; seasons; and what is said when one is off its plan.
import { accessible, assert, browserTest, fresh, holding, inEveryLook, inScheme, picture, settled, SIZES, until } from "./harness.mjs";

const YEAR = 2031;
const HOLIDAYS = `&country=DE`;
const march = `/calendar?span=month&at=${YEAR}-03-01${HOLIDAYS}`;

async function campaign(api, name, startsOn, endsOn, more = {}) {
  return api("POST", "/api/campaigns", { name, startsOn, endsOn, channels: ["email"], ...more });
}

const bar = (page, name) => page.getByRole("link", { name: new RegExp(`^${name},`) });

/** Draws the bar by so many days of the month that is shown. */
async function drag(page, handle, days) {
  const track = await page.locator('[role="group"] > div:last-child').last().boundingBox();
  const box = await handle.boundingBox();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y, { steps: 2 });
  await page.mouse.move(x + (track.width / 31) * days, y, { steps: 5 });
  await page.mouse.up();
}

browserTest("a bar is dragged by a week, and the weeks of its budget move along", async ({ page, api }) => {
  const name = fresh("Dragged");
  const made = await campaign(api, name, `${YEAR}-03-03`, `${YEAR}-03-09`, {
    budget: { currency: "EUR", weeks: [{ monday: `${YEAR}-03-03`, amount: 700 }] },
  });
  await page.goto(march);
  await bar(page, name).waitFor();
  await drag(page, bar(page, name), 7);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("the weeks of its budget move along").waitFor();
  assert.equal(await dialog.getByLabel("First day").inputValue(), `${YEAR}-03-10`);
  await dialog.getByRole("button", { name: "Change dates" }).click();
  await page.getByText(`${name} runs`).waitFor();
  const kept = await api("GET", `/api/campaigns/${made.id}`);
  assert.deepEqual(kept.budget.weeks, [{ monday: `${YEAR}-03-10`, amount: 700 }]);
  assert.equal(kept.endsOn, `${YEAR}-03-16`);
  assert.equal(new URL(page.url()).pathname, "/calendar", "a drag is no click");
});

browserTest("an end is dragged, and the budget is spread anew", async ({ page, api }) => {
  const name = fresh("Longer");
  const made = await campaign(api, name, `${YEAR}-03-03`, `${YEAR}-03-09`, {
    budget: { currency: "EUR", weeks: [{ monday: `${YEAR}-03-03`, amount: 700 }] },
  });
  await page.goto(march);
  await bar(page, name).waitFor();
  await drag(page, page.locator(`div:has(> a[href="/campaigns/${made.id}"]) > [data-end="end"]`), 7);
  await page.getByRole("dialog").getByText("spread anew").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Change dates" }).click();
  await page.getByText(`${name} runs`).waitFor();
  const kept = await api("GET", `/api/campaigns/${made.id}`);
  assert.equal(kept.startsOn, `${YEAR}-03-03`);
  assert.equal(kept.endsOn, `${YEAR}-03-16`);
  assert.deepEqual(
    kept.budget.weeks.map(({ amount }) => amount),
    [350, 350],
  );
});

browserTest("a bar is moved by keys, and taken back by Escape", async ({ page, api }) => {
  const name = fresh("Keyed");
  const made = await campaign(api, name, `${YEAR}-03-10`, `${YEAR}-03-16`);
  await page.goto(march);
  await bar(page, name).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("status").filter({ hasText: `${name}: 11` }).waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  assert.equal(await dialog.getByLabel("First day").inputValue(), `${YEAR}-03-16`);
  assert.equal(await dialog.getByLabel("Last day").inputValue(), `${YEAR}-03-24`);
  await dialog.getByRole("button", { name: "Change dates" }).click();
  await page.getByText(`${name} runs`).waitFor();
  assert.equal((await api("GET", `/api/campaigns/${made.id}`)).endsOn, `${YEAR}-03-24`);
  await bar(page, name).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/campaigns/${made.id}`);
});

browserTest("dates change without dragging, and an older version is refused with its reason", async ({ page, api }) => {
  const name = fresh("Listed");
  const made = await campaign(api, name, `${YEAR}-03-10`, `${YEAR}-03-16`);
  await page.goto(`${march}&form=list`);
  await page.getByRole("button", { name: `Change dates of ${name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Last day").fill(`${YEAR}-03-01`);
  await dialog.getByText("The last day is before the first").waitFor();
  await dialog.getByLabel("Last day").fill(`${YEAR}-03-20`);
  await api("POST", `/api/campaigns/${made.id}/move`, { version: 1, startsOn: `${YEAR}-03-11`, endsOn: `${YEAR}-03-17` });
  await dialog.getByRole("button", { name: "Change dates" }).click();
  await dialog.getByText("meanwhile").waitFor();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByRole("button", { name: `Change dates of ${name}` }).click();
  await page.getByRole("dialog").getByLabel("Last day").fill(`${YEAR}-03-20`);
  await page.getByRole("dialog").getByRole("button", { name: "Change dates" }).click();
  await page.getByText(`${name} runs`).waitFor();
});

browserTest("the month before stands faded until the next one is there", async ({ page, api }) => {
  const name = fresh("Faded");
  await campaign(api, name, `${YEAR}-03-10`, `${YEAR}-04-16`);
  await page.goto(march);
  await bar(page, name).waitFor();
  const { release } = await holding(page, "**/api/campaign-calendar?*");
  await page.getByRole("button", { name: "Later" }).click();
  await page.locator('[aria-busy="true"]').locator(bar(page, name)).waitFor();
  release();
  await settled(page);
  await bar(page, name).waitFor();
});

browserTest("overlaps, holidays and own seasons are named, in the reader's language too", async ({ page, api }) => {
  const [one, other] = [fresh("Here"), fresh("There")];
  await campaign(api, one, `${YEAR}-05-05`, `${YEAR}-05-20`, { channels: ["search"] });
  await campaign(api, other, `${YEAR}-05-15`, `${YEAR}-05-30`, { channels: ["search"] });
  await page.goto(`/calendar?span=month&at=${YEAR}-05-01${HOLIDAYS}`);
  await page.getByRole("row", { name: new RegExp(`${one} ${other} .*search`) }).waitFor();
  await page.getByText("Mother's Day").last().waitFor();
  await page.getByRole("button", { name: "Own seasons" }).click();
  await page.getByRole("button", { name: "Add season" }).click();
  const season = fresh("Sale");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(season);
  await dialog.getByLabel("First day").fill("2026-05-20");
  await dialog.getByLabel("Last day").fill("2026-05-25");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: `Change ${season}` }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText(season).last().waitFor();
  await picture(page, "calendar-month");
  await page.evaluate(() => localStorage.setItem("windrose.language", "de"));
  await page.reload();
  await page.getByText("Muttertag").last().waitFor();
  await page.getByText("Christi Himmelfahrt").last().waitFor();
  await page.goto(`/calendar?span=month&at=${YEAR}-05-01&seasons=`);
  await page.getByRole("button", { name: `${season} löschen` }).click();
  await page.getByText(`${season} ist gelöscht`).waitFor();
});

browserTest("every form of the calendar is accessible with campaigns on it", async ({ page, api }) => {
  const brand = await api("POST", "/api/brands", { name: fresh("North") });
  const dates = [
    [`${YEAR}-10-06`, `${YEAR}-11-02`],
    [`${YEAR}-10-20`, `${YEAR}-11-30`],
    [`${YEAR}-11-10`, `${YEAR}-12-24`],
    [`${YEAR}-09-01`, `${YEAR}-10-10`],
  ];
  for (const [index, [from, to]] of dates.entries()) {
    const made = await campaign(api, fresh(`Autumn ${index}`), from, to, {
      channels: [["email", "paid social"], ["search"], ["email"], ["tv"]][index],
      ...(index < 3 && { brand: brand.id }),
      budget: { currency: "EUR", weeks: [{ monday: mondayOf(from), amount: 1000 }] },
    });
    const steps = ["approved", "live", "ended"].slice(0, index);
    for (const [step, status] of steps.entries()) await api("POST", `/api/campaigns/${made.id}/status`, { status, version: step + 1 });
  }
  for (const [name, path] of [
    ["quarter", `/calendar?at=${YEAR}-10-01${HOLIDAYS}`],
    ["channels", `/calendar?at=${YEAR}-10-01&lanes=channel${HOLIDAYS}`],
    ["year", `/calendar?span=year&at=${YEAR}-01-01${HOLIDAYS}`],
    ["list", `/calendar?form=list&at=${YEAR}-10-01${HOLIDAYS}`],
  ]) {
    await page.goto(path);
    await inEveryLook(page, async (look, file) => {
      await accessible(page, `${name}, ${look}`);
      await picture(page, `calendar-${name}-${file}`);
    });
  }
});

browserTest("spend outside a campaign's dates opens an alert, which is acknowledged and closes by itself", async ({ page, api, context }) => {
  const name = fresh("Too early");
  const id = fresh("early").toLowerCase();
  const today = (await api("GET", "/api/calendar")).today;
  const made = await campaign(api, name, addDays(today, 10), addDays(today, 40));
  await api("POST", `/api/campaigns/${made.id}/keys`, { kind: "platform-id", fields: { campaign: id } });
  await api("POST", `/api/campaigns/${made.id}/status`, { status: "approved", version: 1 });
  await costs(context, api, page, `day,channel,campaign,cost,currency\n${today},paid social,${id},12.50,EUR\n`);

  await page.goto("/alerts");
  await until(async () => {
    await api("POST", "/api/campaign-alerts/evaluate");
    return (await api("GET", `/api/campaign-alerts?campaign=${made.id}`)).items.length > 0;
  }, "the alert is opened");
  await page.getByRole("button", { name: "Look now" }).click();
  await page.getByText(/^\d+ campaigns? looked at: \d+ opened, \d+ closed$/).waitFor();
  const card = page.getByRole("listitem").filter({ hasText: name });
  await card.getByText("€12.50 were spent before its first day or after its last.").waitFor();
  await page.getByRole("navigation").getByText(/open alert/).waitFor({ state: "attached" });
  await accessible(page, "an open alert");
  await picture(page, "alerts-open");
  await page.setViewportSize(SIZES.narrow);
  await inScheme(page, "dark");
  await settled(page);
  await accessible(page, "an open alert, dark and narrow");
  await picture(page, "alerts-open-dark-narrow");
  await page.setViewportSize(SIZES.wide);
  await inScheme(page, "light");

  await card.getByRole("button", { name: /^Acknowledge: / }).click();
  await page.getByRole("dialog").getByLabel("Note").fill("The agency stops it today");
  await page.getByRole("dialog").getByRole("button", { name: "Acknowledge" }).click();
  await page.getByText(`The alert of ${name} is acknowledged`).waitFor();
  await page.goto("/alerts?state=acknowledged");
  await page.getByText("The agency stops it today").waitFor();
  await page.getByText("Acknowledged by owner").first().waitFor();

  await api("POST", `/api/campaigns/${made.id}/move`, { version: 2, startsOn: today, endsOn: addDays(today, 30) });
  await api("POST", "/api/campaign-alerts/evaluate");
  await page.goto(`/alerts?state=closed&campaign=${made.id}`);
  await page.getByText("it is no longer so", { exact: false }).first().waitFor();
});

async function costs(context, api, page, file) {
  const { csrfToken } = await api("GET", "/api/session");
  const brought = await context.request.post(`/api/imports?kind=spend&source=${fresh("ads").toLowerCase()}&file=costs.csv`, {
    headers: { "X-CSRF-Token": csrfToken, "Content-Type": "application/octet-stream" },
    data: Buffer.from(file),
  });
  assert.ok(brought.ok(), await brought.text());
  const { id } = await brought.json();
  await api("POST", `/api/imports/${id}/start`);
  await until(async () => {
    const { state } = await api("GET", `/api/imports/${id}`);
    assert.notEqual(state, "failed");
    return state === "complete";
  }, "the costs are taken in");
}

function addDays(day, count) {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

function mondayOf(day) {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}
