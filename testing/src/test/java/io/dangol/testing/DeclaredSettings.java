package io.dangol.testing;

import static java.util.stream.Collectors.toMap;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The settings that sources ask for: of each {@code @ConfigMapping}, by each {@code @ConfigProperty}, in expressions. */
final class DeclaredSettings extends TreeScanner<Void, Void> {

    private static final String OURS = "dangol.";
    private static final Pattern IN_EXPRESSION = Pattern.compile("\\$\\{(dangol\\.[a-z.-]+)");

    private final Set<String> names = new TreeSet<>();

    static Set<String> ofSources(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DeclaredSettings settings = new DeclaredSettings();
            for (CompilationUnitTree unit : task.parse()) {
                settings.scan(unit, null);
            }
            return settings.names;
        }
    }

    static List<String> ofExpressions(String properties) {
        return IN_EXPRESSION
                .matcher(properties)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
            if (annotation.getAnnotationType().toString().equals("ConfigMapping")) {
                addAll(text(annotation, "prefix"), type);
            }
        }
        return super.visitClass(type, null);
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        if (annotation.getAnnotationType().toString().equals("ConfigProperty")) {
            add(text(annotation, "name"));
        }
        return super.visitAnnotation(annotation, null);
    }

    /**
     * A method is a setting, or a group of them where it answers an interface that stands inside of this one, or a group
     * under a name that is free where it answers a map of those.
     */
    private void addAll(String prefix, ClassTree mapping) {
        Map<String, ClassTree> groups = members(mapping, ClassTree.class)
                .filter(type -> type.getKind() == Tree.Kind.INTERFACE)
                .collect(toMap(type -> type.getSimpleName().toString(), Function.identity()));
        members(mapping, MethodTree.class).forEach(method -> {
            String answered = String.valueOf(method.getReturnType());
            boolean named = answered.startsWith("Map<");
            String name = prefix + "." + (named ? "*" : kebab(method.getName().toString()));
            ClassTree group = groups.get(named ? answered.replaceAll("Map<String, (.*)>", "$1") : answered);
            if (group == null) {
                add(name);
            } else {
                addAll(name, group);
            }
        });
    }

    private void add(String name) {
        if (name.startsWith(OURS)) {
            names.add(name);
        }
    }

    private static <T extends Tree> Stream<T> members(ClassTree type, Class<T> kind) {
        return type.getMembers().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static String text(AnnotationTree annotation, String attribute) {
        return annotation.getArguments().stream()
                .map(AssignmentTree.class::cast)
                .filter(assigned -> assigned.getVariable().toString().equals(attribute))
                .map(assigned ->
                        ((LiteralTree) assigned.getExpression()).getValue().toString())
                .findFirst()
                .orElseThrow();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
