// Records anew which class libpg_query puts each statement of statements.tsv into: npm install libpg-query@18.1.5 && node record.js
// Statements may be added with anything before the tab. Those that PostgreSQL's parser refuses are named and left out.
const fs = require('fs');
const pgQuery = require('libpg-query');

const file = __dirname + '/statements.tsv';
const plain = (text) => text.replace(/\\(.)/g, (_, c) => ({ n: '\n', t: '\t', r: '\r' })[c] || c);

pgQuery.loadModule().then(() => {
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => line.slice(line.indexOf('\t') + 1));
  const recorded = [];
  for (const line of lines) {
    try {
      pgQuery.parseSync(plain(line));
      recorded.push(pgQuery.fingerprintSync(plain(line)) + '\t' + line);
    } catch (refused) {
      console.error('refused: ' + line);
    }
  }
  fs.writeFileSync(file, recorded.join('\n') + '\n');
});
