package dev.crewx.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The generic catch clauses that a person wrote, read by the compiler's own parser. */
final class CatchClauses {
    static final Set<String> GENERIC = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    private CatchClauses() {}

    /**
     * A clause that catches everything of a kind.
     *
     * @param outermost the full name of the top-level class it stands in
     * @param method the method it stands in, {@code package.Class.method}; {@code <init>} for a constructor,
     *     {@code <clinit>} for what stands in none
     * @param caught the simple name of what it catches
     * @param line in its file
     */
    record Generic(String outermost, String method, String caught, long line) {}

    /** The generic clauses of these files. */
    static List<Generic> in(Collection<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Generic> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, positions, found).scan(unit, null);
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + sources, e);
        }
    }

    private static final class Scanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Generic> found;
        private final Deque<String> types = new ArrayDeque<>();
        private final Deque<String> methods = new ArrayDeque<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<Generic> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String name = tree.getSimpleName().toString();
            types.addLast(types.isEmpty() ? unit.getPackageName() + "." + name : name.isEmpty() ? "(anonymous)" : name);
            methods.push("<clinit>");
            super.visitClass(tree, null);
            methods.pop();
            types.removeLast();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            methods.push(tree.getName().toString());
            super.visitMethod(tree, null);
            methods.pop();
            return null;
        }

        @Override
        public Void visitCatch(CatchTree tree, Void nothing) {
            Tree type = tree.getParameter().getType();
            List<? extends Tree> caught =
                    type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
            for (Tree one : caught) {
                String name = one.toString().replace("java.lang.", "");
                if (GENERIC.contains(name)) {
                    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
                    found.add(new Generic(
                            types.getFirst(), String.join(".", types) + "." + methods.getFirst(), name, line));
                }
            }
            return super.visitCatch(tree, null);
        }
    }
}
