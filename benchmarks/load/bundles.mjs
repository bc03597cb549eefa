// Bundles made in memory: a manifest, one skill, and as many random bytes as the size asks for.
import crypto from 'node:crypto';
import zlib from 'node:zlib';

const BLOCK = 512;

function entry(path, content) {
  const header = Buffer.alloc(BLOCK);
  const octal = (value, length) => value.toString(8).padStart(length - 1, '0') + '\0';
  header.write(path, 0, 100);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  header.write(octal(header.reduce((sum, byte) => sum + byte, 0), 7) + ' ', 148);
  return [header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
}

/** A bundle of about `bytes` bytes; random content, so that its packed length is its length. */
export function bundle({ id, version, bytes = 0, description = 'Counts the words of a text.', keywords = [], requires = {} }) {
  const skill = id.replace(/^@/, '').replace('/', '-').slice(0, 64);
  const frontmatter = { name: skill, description };
  const manifest = {
    manifestVersion: '1.0.0',
    packageType: 'skill-bundle',
    id,
    version,
    metadata: { name: id, description, keywords },
    skills: [{ id: skill, path: `skills/${skill}/SKILL.md`, entry: 'SKILL.md', metadata: frontmatter }],
    dependencies: { skills: Object.entries(requires).map(([name, range]) => ({ id: name, version: range })) },
  };
  const text = `---\nname: ${skill}\ndescription: ${description}\n---\n${description}\n`;
  const padding = Math.max(0, bytes - 700);
  const parts = [
    ...entry('manifest.json', Buffer.from(JSON.stringify(manifest))),
    ...entry(`skills/${skill}/SKILL.md`, Buffer.from(text)),
    ...(padding ? entry(`skills/${skill}/data.bin`, crypto.randomBytes(padding)) : []),
    Buffer.alloc(2 * BLOCK),
  ];
  return zlib.gzipSync(Buffer.concat(parts), { level: padding > 65536 ? 1 : 6 });
}
