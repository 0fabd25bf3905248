// What a folder has from npm, with the licences' texts: node npm-notices.mjs FOLDER
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
const used = Object.entries(packages).filter(([path, one]) => path !== '' && !one.dev && !one.optional)

for (const [path, one] of used.sort(([a], [b]) => (a < b ? -1 : 1))) {
  const name = path.replace(/^.*node_modules\//, '')
  console.log(`\n--- ${name} ${one.version}: ${one.license ?? 'see below'}`)
  const installed = join(folder, path)
  if (!existsSync(installed)) throw new Error(`${installed} is not installed; run npm ci in ${folder}`)
  const text = readdirSync(installed).find((file) => /^licen[cs]e(\.|$)/i.test(file))
  if (text) console.log(readFileSync(join(installed, text), 'utf8').trim())
}
