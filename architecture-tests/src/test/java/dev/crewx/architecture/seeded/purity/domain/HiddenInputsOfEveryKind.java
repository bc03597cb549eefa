package dev.crewx.architecture.seeded.purity.domain;

import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** One method for each way; the test asks for every one of them by its name. */
@SuppressWarnings({
    "AnnotateFormatMethod",
    "DefaultCharset",
    "DefaultLocale",
    "JavaTimeDefaultTimeZone",
    "StringCaseLocaleUsage",
    "TimeZoneUsage"
})
final class HiddenInputsOfEveryKind {
    private HiddenInputsOfEveryKind() {}

    static Instant instantNow() {
        return Instant.now();
    }

    static Supplier<Instant> instantNowByReference() {
        return Instant::now;
    }

    static LocalDate todayInAZone() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    static Clock systemClock() {
        return Clock.systemUTC();
    }

    static long millis() {
        return System.currentTimeMillis();
    }

    static LongSupplier timer() {
        return System::nanoTime;
    }

    static String environment() {
        return System.getenv("HOME");
    }

    static String property() {
        return System.getProperty("user.dir");
    }

    static UUID randomId() {
        return UUID.randomUUID();
    }

    static int unseededRandom() {
        return new Random().nextInt();
    }

    static SecureRandom secureRandom() {
        return new SecureRandom();
    }

    static int threadRandom() {
        return ThreadLocalRandom.current().nextInt();
    }

    static double mathRandom() {
        return Math.random();
    }

    static void shuffle(List<String> texts) {
        Collections.shuffle(texts);
    }

    static Locale locale() {
        return Locale.getDefault();
    }

    static String lowerCase(String text) {
        return text.toLowerCase();
    }

    static String formatted(int number) {
        return "%d".formatted(number);
    }

    static NumberFormat numberFormat() {
        return NumberFormat.getInstance();
    }

    static DateTimeFormatter dateFormat() {
        return DateTimeFormatter.ofPattern("d MMM");
    }

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    static Charset charset() {
        return Charset.defaultCharset();
    }

    static byte[] encoded(String text) {
        return text.getBytes();
    }

    static String decoded(byte[] bytes) {
        return new String(bytes);
    }

    static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
