package dev.crewx.domain.skill;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text inside a bundle should not hold without somebody knowing: well-known tokens, invisible and bidirectional
 * characters, instructions in HTML comments, one-liners that run what they download, links that break when the skill
 * is installed alone. All are warnings; publishing stops for {@link #SECRET}.
 */
public final class TextFindings {
    /** The code of a finding about a token or key. */
    public static final String SECRET = "secret-token";

    private static final int MAX_PER_TEXT = 20;

    private static final List<Token> TOKENS = List.of(
            new Token("an AWS access key", "AKIA", "AKIA[0-9A-Z]{16}(?![0-9A-Z])"),
            new Token("a GitHub token", "ghp_", "ghp_[A-Za-z0-9]{36}"),
            new Token("a GitHub token", "gho_", "gho_[A-Za-z0-9]{36}"),
            new Token("a GitHub token", "ghs_", "ghs_[A-Za-z0-9]{36}"),
            new Token("a GitHub token", "ghu_", "ghu_[A-Za-z0-9]{36}"),
            new Token("a GitHub token", "ghr_", "ghr_[A-Za-z0-9]{36}"),
            new Token("a GitHub token", "github_pat_", "github_pat_[A-Za-z0-9_]{60,90}"),
            new Token("a GitLab token", "glpat-", "glpat-[A-Za-z0-9_-]{20}"),
            new Token("a Slack token", "xox", "xox[baprs]-[A-Za-z0-9-]{20,}"),
            new Token("a Google API key", "AIza", "AIza[0-9A-Za-z_-]{35}"),
            new Token("an Anthropic key", "sk-ant-", "sk-ant-[A-Za-z0-9_-]{32,}"),
            new Token("an OpenAI key", "sk-proj-", "sk-proj-[A-Za-z0-9_-]{32,}"),
            new Token("an OpenAI key", "sk-", "sk-[A-Za-z0-9]{48}(?![A-Za-z0-9])"),
            new Token("a Stripe key", "sk_live_", "sk_live_[A-Za-z0-9]{24,}"),
            new Token("an npm token", "npm_", "npm_[A-Za-z0-9]{36}"),
            new Token("a PyPI token", "pypi-AgEI", "pypi-AgEI[A-Za-z0-9_-]{50,}"),
            new Token("a Hugging Face token", "hf_", "hf_[A-Za-z]{34}"),
            new Token("a SendGrid key", "SG.", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
            new Token(
                    "a private key",
                    "-----BEGIN ",
                    "-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----\\s+[A-Za-z0-9+/=:\\s,-]{64,}"));

    /** Values that only show the shape: one character over and over, a run of the alphabet, the word itself. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(.)\\1{7}|example|1234567|abcdefg|placeholder|your[-_]", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMENTED_ORDER = Pattern.compile(
            "ignore (?:all|any|the|previous)|disregard|do not (?:tell|mention|reveal|inform|ask)"
                    + "|without (?:telling|asking|informing)|you must|system prompt|exfiltrat|\\bcurl |\\bwget "
                    + "|send (?:it|them|this|the).{0,80}https?:",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REMOTE_CODE = Pattern.compile(
            "(?:curl|wget)\\b[^\\n|]{0,300}\\|\\s*(?:sudo\\s+(?:-\\S+\\s+)?)?(?:env\\s+)?(?:ba|z|da|k)?sh\\b"
                    + "|(?:curl|wget)\\b[^\\n|]{0,300}\\|\\s*(?:sudo\\s+)?(?:python3?|node|perl|ruby)\\b"
                    + "|(?:bash|sh|zsh|source|eval|\\.)\\s+[\"']?(?:<\\(|\\$\\()\\s*(?:curl|wget)\\b"
                    + "|\\biex\\b[^\\n]{0,100}(?:\\biwr\\b|\\birm\\b|Invoke-WebRequest|DownloadString)"
                    + "|(?:\\biwr\\b|\\birm\\b|Invoke-WebRequest)[^\\n|]{0,300}\\|\\s*(?:iex\\b|Invoke-Expression)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LINK = Pattern.compile("]\\(\\s*<?([^)\\s>#?]+)");

    /** What somebody who installs a skill should look at, beside secrets. */
    private static final Set<String> DANGERS = Set.of("hidden-unicode", "hidden-instruction", "remote-code");

    private final String file;
    private final String text;
    private final int firstLine;
    private final List<Finding> findings = new ArrayList<>();

    private TextFindings(String file, String text, int firstLine) {
        this.file = file;
        this.text = text;
        this.firstLine = firstLine;
    }

    /**
     * The shape of a token.
     *
     * @param what it is
     * @param prefix it begins with, by which it is looked for
     * @param shape the whole of it
     */
    private record Token(String what, String prefix, Pattern shape) {
        Token(String what, String prefix, String shape) {
            this(what, prefix, Pattern.compile(shape));
        }
    }

    /**
     * Looks through a text, or a part of one.
     *
     * @param file its path, to name in findings
     * @param firstLine the number of its first line, counted from 1
     */
    public static List<Finding> check(String file, String text, int firstLine) {
        TextFindings check = new TextFindings(file, text, firstLine);
        check.tokens();
        check.hidden();
        if (file.toLowerCase(Locale.ROOT).endsWith(".md")) {
            check.comments();
        }
        check.remoteCode();
        return List.copyOf(check.findings.subList(0, Math.min(check.findings.size(), MAX_PER_TEXT)));
    }

    /** The links of a skill's Markdown text that leave the skill's folder. */
    public static List<Finding> links(String file, String text, int firstLine) {
        TextFindings check = new TextFindings(file, text, firstLine);
        Matcher matcher = LINK.matcher(text);
        while (matcher.find() && check.findings.size() < MAX_PER_TEXT) {
            if (leaves(matcher.group(1))) {
                check.add(
                        "skill-link-outside",
                        matcher.start(1),
                        "This link leaves the skill's folder and breaks when the skill is installed alone",
                        matcher.group(1));
            }
        }
        return List.copyOf(check.findings);
    }

    /** Whether a finding is about a text that may harm whoever uses the skill: hidden orders, code run unseen. */
    public static boolean isDanger(Finding finding) {
        return DANGERS.contains(finding.code());
    }

    private static boolean leaves(String link) {
        if (link.contains(":") || link.startsWith("/") || link.startsWith("$")) {
            return false;
        }
        int depth = 0;
        for (String part : link.split("/", -1)) {
            if (part.equals("..")) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    private void tokens() {
        for (Token token : TOKENS) {
            for (int at = text.indexOf(token.prefix()); at >= 0; at = text.indexOf(token.prefix(), at + 1)) {
                boolean inWord = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
                Matcher matcher = token.shape().matcher(text).region(at, text.length());
                if (!inWord
                        && matcher.lookingAt()
                        && !EXAMPLE.matcher(matcher.group()).find()) {
                    add(SECRET, at, "This looks like " + token.what(), token.prefix() + "…");
                    if (findings.size() >= MAX_PER_TEXT) {
                        return;
                    }
                }
            }
        }
    }

    /** Told once per text, at the first. */
    private void hidden() {
        int first = -1;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x200b) {
                continue;
            }
            int c = text.codePointAt(i);
            if (isHidden(c) && i > 0) {
                first = first < 0 ? i : first;
                count++;
            }
            i += Character.charCount(c) - 1;
        }
        if (first >= 0) {
            String what = String.format(Locale.ROOT, "U+%04X", text.codePointAt(first));
            add("hidden-unicode", first, "Invisible or bidirectional characters: " + count, what);
        }
    }

    private static boolean isHidden(int c) {
        return c == 0x200b
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x2064)
                || (c >= 0x2066 && c <= 0x206f)
                || c == 0xfeff
                || (c >= 0xe0000 && c <= 0xe01ef);
    }

    private void comments() {
        for (int at = text.indexOf("<!--"); at >= 0; at = text.indexOf("<!--", at + 4)) {
            int end = text.indexOf("-->", at + 4);
            String comment = text.substring(at + 4, end < 0 ? text.length() : end);
            Matcher matcher = COMMENTED_ORDER.matcher(comment);
            if (matcher.find()) {
                add("hidden-instruction", at, "An HTML comment, which nobody sees, gives orders", matcher.group());
            }
            if (findings.size() >= MAX_PER_TEXT || end < 0) {
                return;
            }
        }
    }

    private void remoteCode() {
        boolean possible = text.contains("curl")
                || text.contains("wget")
                || text.contains("iex")
                || text.contains("IEX")
                || text.contains("Invoke-");
        if (!possible) {
            return;
        }
        Matcher matcher = REMOTE_CODE.matcher(text);
        while (matcher.find() && findings.size() < MAX_PER_TEXT) {
            add("remote-code", matcher.start(), "This runs what it downloads, unseen", matcher.group());
        }
    }

    private void add(String code, int at, String message, String found) {
        int line = firstLine;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        findings.add(Finding.warning(code, Location.line(file, line), message).found(found));
    }
}
