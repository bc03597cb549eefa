package dev.crewx.runtime;

import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.application.skill.spi.AgentSettings;
import dev.crewx.application.skill.spi.SkillHost;
import dev.crewx.application.skill.spi.TrustedFolders;
import dev.crewx.domain.resolution.Host;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Puts a {@link SkillRuntime} together. What is not said is found by {@link ServiceLoader}, or left out. */
public final class SkillRuntimeBuilder {
    final Path project;
    final List<SkillListener> listeners = new ArrayList<>();
    List<SkillSource> sources = List.of();
    Map<String, String> environment = System.getenv();
    Host machineHost = Host.UNKNOWN;
    Optional<AgentSettings> settings = Optional.empty();
    Optional<TrustedFolders> trusted = Optional.empty();
    Optional<SkillInstaller> installer = Optional.empty();
    RuntimeLimits limits = RuntimeLimits.DEFAULT;
    FileAccess files = FileAccess.DISK;
    InstantSource clock = InstantSource.system();

    private Optional<TextCodec> codec = Optional.empty();
    private Optional<SkillHost> host = Optional.empty();

    SkillRuntimeBuilder(Path project) {
        this.project = project;
    }

    /** Looks in these places, the first winning, instead of those of {@link SkillSources#of}. */
    public SkillRuntimeBuilder sources(List<SkillSource> places) {
        this.sources = places;
        return this;
    }

    /** Takes these for the variables around the runtime, instead of the process's. */
    public SkillRuntimeBuilder environment(Map<String, String> variables) {
        this.environment = variables;
        return this;
    }

    /** Reads skills, manifests and configuration with these. */
    public SkillRuntimeBuilder codec(TextCodec texts) {
        this.codec = Optional.of(texts);
        return this;
    }

    /** Runs skills with what this offers. */
    public SkillRuntimeBuilder host(SkillHost skillHost) {
        this.host = Optional.of(skillHost);
        return this;
    }

    /** Holds requirements on CrewX, platform and processor against this; otherwise nothing is known of them. */
    public SkillRuntimeBuilder machine(Host machine) {
        this.machineHost = machine;
        return this;
    }

    /** Takes agents from the user's settings as well. */
    public SkillRuntimeBuilder settings(AgentSettings agentSettings) {
        this.settings = Optional.of(agentSettings);
        return this;
    }

    /** Lets these folders' {@code crewx.yaml} name commands; otherwise none may. */
    public SkillRuntimeBuilder trusting(TrustedFolders folders) {
        this.trusted = Optional.of(folders);
        return this;
    }

    /** Lets whoever asks for it have missing skills installed. */
    public SkillRuntimeBuilder installer(SkillInstaller skillInstaller) {
        this.installer = Optional.of(skillInstaller);
        return this;
    }

    /** Goes so far with what others wrote. */
    public SkillRuntimeBuilder limits(RuntimeLimits runtimeLimits) {
        this.limits = runtimeLimits;
        return this;
    }

    /** Tells this listener from the beginning. */
    public SkillRuntimeBuilder listener(SkillListener listener) {
        listeners.add(listener);
        return this;
    }

    SkillRuntimeBuilder files(FileAccess access) {
        this.files = access;
        return this;
    }

    SkillRuntimeBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /**
     * The runtime.
     *
     * @throws IllegalStateException when a codec or a host was neither given nor found
     */
    public SkillRuntime build() {
        return new SkillRuntime(this);
    }

    TextCodec codec() {
        return codec.or(() -> ServiceLoader.load(TextCodec.class).findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing reads the texts of skills: put adapters-bundle-tar on the path, or give a codec"));
    }

    SkillHost host() {
        return host.or(() -> ServiceLoader.load(SkillHost.class).findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing runs skills: put adapters-agents-process on the path, or give a host"));
    }
}
