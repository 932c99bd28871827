// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at HTML reports as their readers do: in a browser, on a phone, on paper, with a screen reader.
//   node check.mjs PAGE.html...
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate/node';
import { chromium } from 'playwright-core';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const LARGEST = 1000000; // bytes
const pages = process.argv.slice(2).map((path) => resolve(path));
const faults = [];
let checks = 0;

function expect(page, holds, words) {
    checks++;
    if (!holds) {
        faults.push(`${basename(page)}: ${words}`);
    }
}

/* What the HTML standard demands, judged without a network. */
async function checkMarkup(page) {
    const validator = new HtmlValidate({
        root: true,
        extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
    });
    const report = await validator.validateFile(page);
    for (const { messages } of report.results) {
        for (const { ruleId, message, line, column, severity } of messages) {
            expect(page, severity < 2, `${line}:${column}: ${message} (${ruleId})`);
        }
    }
    const bytes = readFileSync(page).length;
    expect(page, bytes < LARGEST, `has ${bytes} bytes`);
}

async function open(browser, page, options) {
    const context = await browser.newContext(options);
    const tab = await context.newPage();
    tab.on('request', (request) => {
        const own = /^(file|data|about):/.test(request.url());
        expect(page, own, `asks for ${request.url()}`);
    });
    tab.on('console', (message) => expect(page, message.type() !== 'error', message.text()));
    await tab.goto(pathToFileURL(page).href);
    return tab;
}

async function checkAccess(browser, page, colorScheme) {
    const tab = await open(browser, page, { viewport: DESK, colorScheme });
    await tab.evaluate(axe.source);
    const { violations } = await tab.evaluate(() => globalThis.axe.run(document));
    for (const { id, impact, help, nodes } of violations) {
        const serious = impact === 'serious' || impact === 'critical';
        expect(page, !serious, `${colorScheme}: ${help} (${id}), as in ${nodes[0].html.slice(0, 200)}`);
    }
    expect(page, true, 'was judged');
    await tab.context().close();
}

async function checkWithoutScripts(browser, page) {
    const tab = await open(browser, page, { viewport: DESK });
    const scripts = await tab.evaluate(() => document.scripts.length);
    expect(page, scripts === 0, `holds ${scripts} scripts`);
    const words = await tab.locator('body').innerText();
    const plain = await open(browser, page, { viewport: DESK, javaScriptEnabled: false });
    expect(page, words.length > 100, 'says nothing');
    expect(page, (await plain.locator('body').innerText()) === words, 'differs without scripts');
    await plain.context().close();
    await tab.context().close();
}

async function checkPhone(browser, page) {
    const tab = await open(browser, page, { viewport: PHONE, isMobile: true, hasTouch: true });
    const width = await tab.evaluate(() => document.documentElement.scrollWidth);
    expect(page, width <= PHONE.width, `is ${width} wide on a phone of ${PHONE.width}`);
    await tab.context().close();
}

/* Every cell gets a tiny word at its beginning and at its end: those of a row have to come out on the
 * same page of the paper. */
async function markRows(tab) {
    return tab.evaluate(() => {
        const rows = [...document.querySelectorAll('tbody tr')];
        rows.forEach((row, index) => {
            for (const cell of row.cells) {
                for (const place of ['afterbegin', 'beforeend']) {
                    const mark = document.createElement('span');
                    mark.textContent = ` Qrow${index}Q `;
                    mark.style.fontSize = '0.5px';
                    cell.insertAdjacentElement(place, mark);
                }
            }
        });
        return rows.length;
    });
}

async function checkPaper(browser, page, format, folder) {
    const tab = await open(browser, page, { viewport: DESK });
    const pdf = join(folder, 'page.pdf');
    const rows = await markRows(tab);
    await tab.pdf({ path: pdf, format, preferCSSPageSize: false });
    const text = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const sheets = text.split('<page ').slice(1);
    const seen = new Map();
    sheets.forEach((sheet, number) => {
        const width = Number(/width="([0-9.]+)"/.exec(sheet)[1]);
        for (const word of sheet.matchAll(/<word xMin="([-0-9.]+)"[^>]*xMax="([-0-9.]+)"[^>]*>([^<]*)</g)) {
            const inside = Number(word[1]) >= -1 && Number(word[2]) <= width + 1;
            expect(page, inside, `${format}: "${word[3]}" runs off page ${number + 1}`);
            for (const mark of word[3].matchAll(/Qrow([0-9]+)Q/g)) {
                const before = seen.get(mark[1]) ?? number;
                expect(page, before === number, `${format}: row ${mark[1]} is split over two pages`);
                seen.set(mark[1], number);
            }
        }
    });
    expect(page, seen.size === rows, `${format}: ${seen.size} of ${rows} rows are printed`);
    await tab.context().close();
}

async function checkPage(browser, page, folder) {
    await checkMarkup(page);
    for (const scheme of ['light', 'dark']) {
        await checkAccess(browser, page, scheme);
    }
    await checkWithoutScripts(browser, page);
    await checkPhone(browser, page);
    for (const format of ['A4', 'Letter']) {
        await checkPaper(browser, page, format, folder);
    }
}

const folder = mkdtempSync(join(tmpdir(), 'overture-paper-'));
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
    for (const page of pages) {
        await checkPage(browser, page, folder);
    }
} finally {
    await browser.close();
    rmSync(folder, { recursive: true });
}
[...new Set(faults)].slice(0, 40).forEach((fault) => console.log(fault));
console.log(`${pages.length} pages, ${checks} checks, ${faults.length} faults`);
process.exitCode = pages.length === 0 || faults.length > 0 ? 1 : 0;
