package dev.crewx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** Ways by which a result comes to depend on more than its arguments: clock, chance, environment, locale, zone, charset. */
final class HiddenInputs {
    /** All of {@link System} that is not one: it moves bytes or compares references. */
    private static final Set<String> OF_SYSTEM_ALLOWED = Set.of("arraycopy", "identityHashCode");

    /** Those that are hidden inputs whatever their parameters. */
    private static final Set<String> ALWAYS = Set.of(
            "java.lang.Math.random",
            "java.lang.Runtime.getRuntime",
            "java.lang.StrictMath.random",
            "java.nio.charset.Charset.defaultCharset",
            "java.security.SecureRandom.<init>",
            "java.security.SecureRandom.getInstance",
            "java.security.SecureRandom.getInstanceStrong",
            "java.text.Collator.getInstance",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickMinutes",
            "java.time.Clock.tickSeconds",
            "java.time.InstantSource.system",
            "java.time.ZoneId.systemDefault",
            "java.util.Calendar.getInstance",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    /** Those without parameters, where others of the name take what these make up. */
    private static final Set<String> WITHOUT_PARAMETERS = Set.of(
            "java.lang.String.getBytes",
            "java.lang.String.toLowerCase",
            "java.lang.String.toUpperCase",
            "java.io.ByteArrayOutputStream.toString",
            "java.util.Date.<init>",
            "java.util.Formatter.<init>",
            "java.util.GregorianCalendar.<init>",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.random.RandomGenerator.getDefault");

    private HiddenInputs() {}

    /** Calls and method references that take in something that was not passed in. */
    static DescribedPredicate<JavaAccess<?>> accessed() {
        return describe("it is a hidden input", HiddenInputs::isHiddenInput);
    }

    private static boolean isHiddenInput(JavaAccess<?> access) {
        String member = Accesses.member(access);
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        if (owner.equals("java.lang.System")) {
            return !OF_SYSTEM_ALLOWED.contains(name);
        }
        if (ALWAYS.contains(member)) {
            return true;
        }
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return (WITHOUT_PARAMETERS.contains(member) && parameters.isEmpty())
                || isNow(owner, name, parameters)
                || isShuffle(member, parameters)
                || usesDefaultLocale(owner, name, parameters)
                || usesDefaultCharset(member, parameters);
    }

    /** {@code Instant.now()} and {@code LocalDate.now(ZoneId)}, but not {@code now(Clock)}. */
    private static boolean isNow(String owner, String name, List<String> parameters) {
        return owner.startsWith("java.time.") && name.equals("now") && !parameters.contains("java.time.Clock");
    }

    private static boolean isShuffle(String member, List<String> parameters) {
        return member.equals("java.util.Collections.shuffle") && parameters.size() == 1;
    }

    private static boolean usesDefaultLocale(String owner, String name, List<String> parameters) {
        boolean formats = switch (owner) {
            case "java.lang.String" -> name.equals("format") || name.equals("formatted");
            case "java.time.format.DateTimeFormatter" -> name.startsWith("of");
            case "java.time.format.DateTimeFormatterBuilder" -> name.equals("toFormatter");
            case "java.text.NumberFormat", "java.text.DateFormat" ->
                name.startsWith("get") && name.endsWith("Instance");
            case "java.text.DecimalFormat", "java.text.SimpleDateFormat", "java.text.MessageFormat" ->
                name.equals("<init>");
            default -> false;
        };
        return formats
                && !parameters.contains("java.util.Locale")
                && !parameters.contains("java.text.DecimalFormatSymbols")
                && !parameters.contains("java.text.DateFormatSymbols");
    }

    /** {@code new String(byte[])} and its like. */
    private static boolean usesDefaultCharset(String member, List<String> parameters) {
        return member.equals("java.lang.String.<init>")
                && parameters.contains("[B")
                && !parameters.contains("java.nio.charset.Charset")
                && !parameters.contains("java.lang.String");
    }
}
