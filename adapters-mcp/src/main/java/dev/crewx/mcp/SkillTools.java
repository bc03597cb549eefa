package dev.crewx.mcp;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.VersionRange;
import dev.crewx.mcp.ToolArguments.WrongArgument;
import dev.crewx.runtime.AgentConfig;
import dev.crewx.runtime.ExecutionContext;
import dev.crewx.runtime.ExecutionResult;
import dev.crewx.runtime.Preparation;
import dev.crewx.runtime.PrepareOptions;
import dev.crewx.runtime.SkillDefinition;
import dev.crewx.runtime.SkillDescriptor;
import dev.crewx.runtime.SkillError;
import dev.crewx.runtime.SkillInput;
import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import dev.crewx.runtime.SkillRuntimeException;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tools that clients are offered, and what each does. */
final class SkillTools {
    private static final int MOST_FOUND = 50;
    private static final int MOST_SECONDS = 3600;

    private final SkillRuntime runtime;
    private final RegistrySearch search;
    private final SkillInstaller installer;
    private final SkillMcpServer.Settings settings;

    SkillTools(
            SkillRuntime runtime, RegistrySearch search, SkillInstaller installer, SkillMcpServer.Settings settings) {
        this.runtime = runtime;
        this.search = search;
        this.installer = installer;
        this.settings = settings;
    }

    List<SyncToolSpecification> specifications() {
        List<SyncToolSpecification> tools = new ArrayList<>();
        tools.add(tool(
                "list_skills",
                "Lists the skills that are installed here, each with what it does and when to use it.",
                ToolSchema.object().text("query", "Only skills whose name or description has this text."),
                READS,
                this::list));
        tools.add(tool(
                "show_skill",
                "Gives a skill's instructions, the folder that its files lie in, and the skills it depends on.",
                ToolSchema.object().required("name", "The skill's name, as list_skills gives it."),
                READS,
                this::show));
        tools.add(tool(
                "search_registry",
                "Searches the registry for packages of skills that could be installed.",
                ToolSchema.object()
                        .required("query", "Words to look for.")
                        .number("limit", MOST_FOUND, "How many packages at the most (10)."),
                ASKS,
                this::search));
        if (settings.allowInstall()) {
            tools.add(tool(
                    "install_package",
                    "Installs a package of skills, and what it depends on, into this project.",
                    ToolSchema.object()
                            .required("id", "The package's id: name or @scope/name.")
                            .text("range", "The versions that will do, as npm writes them; the newest when not said."),
                    CHANGES,
                    this::install));
        }
        if (settings.allowRun()) {
            tools.add(tool(
                    "run_skill",
                    "Runs a skill in this project, by its own script or by an agent, and gives its output.",
                    ToolSchema.object()
                            .required("name", "The skill's name.")
                            .texts("input", "The script's arguments, or what to tell the agent.")
                            .text("agent", "script (when not said), cli/<name>, or an agent of crewx.yaml.")
                            .number("timeout_seconds", MOST_SECONDS, "How long it may take (30)."),
                    RUNS,
                    this::run));
        }
        return tools;
    }

    private static final ToolAnnotations READS = new ToolAnnotations(null, true, false, true, false, null);
    private static final ToolAnnotations ASKS = new ToolAnnotations(null, true, false, true, true, null);
    private static final ToolAnnotations CHANGES = new ToolAnnotations(null, false, false, true, true, null);
    private static final ToolAnnotations RUNS = new ToolAnnotations(null, false, true, false, true, null);

    private static SyncToolSpecification tool(
            String name,
            String description,
            ToolSchema schema,
            ToolAnnotations annotations,
            Function<ToolArguments, CallToolResult> work) {
        Tool tool = Tool.builder(name, schema.schema())
                .description(description)
                .annotations(annotations)
                .build();
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((exchange, request) -> {
                    try {
                        return work.apply(ToolArguments.of(request.arguments(), schema));
                    } catch (WrongArgument | SkillRuntimeException e) {
                        return failed(String.valueOf(e.getMessage()));
                    }
                })
                .build();
    }

    private CallToolResult list(ToolArguments arguments) {
        String query = arguments.text("query").orElse("");
        List<Map<String, Object>> skills = new ArrayList<>();
        for (SkillDescriptor skill : runtime.loadSkills().skills()) {
            String description = skill.metadata().description();
            if (skill.name().contains(query) || description.contains(query)) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", skill.name());
                one.put("description", description);
                skill.version().ifPresent(version -> one.put("version", version.toString()));
                one.put("runnable", runtime.scriptOf(skill).isPresent());
                skills.add(one);
            }
        }
        return structured(Map.of("skills", skills));
    }

    private CallToolResult show(ToolArguments arguments) {
        String name = arguments.required("name");
        Optional<SkillDefinition> found = runtime.getSkillDefinition(name);
        if (found.isEmpty()) {
            return failed("There is no skill \"" + name + "\"; list_skills tells which there are.");
        }
        SkillDescriptor skill = found.get().descriptor();
        String needs = runtime.resolveDependencies(skill.name()).stream()
                .flatMap(all -> all.inOrder().stream())
                .map(other -> other.name() + ": " + other.metadata().description() + "\n")
                .reduce("", String::concat);
        String about = "Folder of the skill's files: " + skill.folder() + "\n"
                + (needs.isEmpty() ? "" : "Skills it depends on, to be had by show_skill:\n" + needs);
        return CallToolResult.builder()
                .addTextContent(found.get().body())
                .addTextContent(about)
                .isError(false)
                .build();
    }

    private CallToolResult search(ToolArguments arguments) {
        int limit = arguments.number("limit", 10, MOST_FOUND);
        return switch (search.search(arguments.required("query"), limit)) {
            case RegistrySearch.Answer.Failed(String message) -> failed(message);
            case RegistrySearch.Answer.Found(List<RegistrySearch.Item> items, long total) -> {
                List<Map<String, Object>> packages = items.stream()
                        .<Map<String, Object>>map(item -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("id", item.id());
                            one.put("version", item.version());
                            one.put("description", item.description());
                            return one;
                        })
                        .toList();
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("packages", packages);
                answer.put("total", total);
                yield structured(answer);
            }
        };
    }

    private CallToolResult install(ToolArguments arguments) {
        String text = arguments.required("id");
        Optional<PackageId> id = PackageId.tryParse(text);
        if (id.isEmpty()) {
            return failed("\"" + text + "\" is no package id: name or @scope/name in lower case.");
        }
        Optional<String> written = arguments.text("range");
        Optional<VersionRange> range = written.flatMap(VersionRange::tryParse);
        if (written.isPresent() && range.isEmpty()) {
            return failed("\"" + written.get() + "\" is no range of versions: ^1.2.0, ~1.2, >=1 <3.");
        }
        return switch (installer.install(id.get(), range)) {
            case SkillInstaller.Attempt.Refused(String code, String message, List<String> suggestions) ->
                failed(message + (suggestions.isEmpty() ? "" : " (" + String.join("; ", suggestions) + ")"));
            case SkillInstaller.Attempt.Installed() -> {
                List<String> skills = runtime.loadSkills().skills().stream()
                        .filter(skill -> skill.owner().equals(id.get().toString()))
                        .map(SkillDescriptor::name)
                        .toList();
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("installed", id.get().toString());
                answer.put("skills", skills);
                yield structured(answer);
            }
        };
    }

    private CallToolResult run(ToolArguments arguments) {
        String name = arguments.required("name");
        AgentConfig agent = arguments.text("agent").map(runtime::agent).orElseGet(AgentConfig::script);
        Duration timeout = Duration.ofSeconds(
                arguments.number("timeout_seconds", (int) PrepareOptions.DEFAULT_TIMEOUT.toSeconds(), MOST_SECONDS));
        return switch (runtime.prepareContext(name, agent, PrepareOptions.DEFAULT.within(timeout))) {
            case Preparation.Refused refused -> failed(refused.error());
            case Preparation.Prepared(ExecutionContext context) -> {
                try {
                    String[] input = arguments.texts("input").toArray(String[]::new);
                    yield answer(runtime.executeSkill(context, SkillInput.of(input)));
                } finally {
                    runtime.cleanup(context);
                }
            }
        };
    }

    private static CallToolResult answer(ExecutionResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", result.success());
        result.exitStatus().ifPresent(status -> answer.put("exitStatus", status));
        answer.put("output", result.output());
        answer.put("errorOutput", result.errorOutput());
        answer.put("truncated", result.truncated());
        result.error().ifPresent(error -> answer.put("error", error.message()));
        answer.put(
                "artifacts",
                result.artifacts().stream().map(artifact -> artifact.path()).toList());
        answer.put("dependenciesUsed", result.metadata().dependenciesUsed());
        CallToolResult.Builder told = CallToolResult.builder().addTextContent(result.output());
        String besides = result.error().map(error -> error.message() + "\n").orElse("") + result.errorOutput();
        if (!besides.isEmpty()) {
            told.addTextContent(besides);
        }
        return told.structuredContent(answer).isError(!result.success()).build();
    }

    /** The same as text, for clients that read no structure. */
    private static CallToolResult structured(Map<String, Object> answer) {
        return CallToolResult.builder()
                .addTextContent(JacksonMcpJson.text(answer))
                .structuredContent(answer)
                .isError(false)
                .build();
    }

    private static CallToolResult failed(SkillError error) {
        return failed(error.message()
                + (error.suggestions().isEmpty() ? "" : " (" + String.join("; ", error.suggestions()) + ")"));
    }

    /** What a client did wrong, or cannot have: it is told, and goes on. */
    private static CallToolResult failed(String message) {
        return CallToolResult.builder().addTextContent(message).isError(true).build();
    }
}
