package io.dangol.platform.openapi;

import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.idempotency.IdempotentItems;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** The methods behind the operations, found by operation id: a filter is told of no annotation. */
final class DeclaredOperations {

    private final IndexView index;
    private final Map<String, MethodInfo> methods = new HashMap<>();

    DeclaredOperations(IndexView index) {
        this.index = index;
        for (AnnotationInstance operation : index.getAnnotations(Operation.class)) {
            if (operation.target().kind() == AnnotationTarget.Kind.METHOD && operation.value("operationId") != null) {
                methods.put(
                        operation.value("operationId").asString(),
                        operation.target().asMethod());
            }
        }
    }

    /** @throws IllegalStateException where an operation has no id: without one nothing can be said of it */
    DeclaredOperation of(@Nullable String operationId) {
        MethodInfo method = methods.get(String.valueOf(operationId));
        if (method == null) {
            throw new IllegalStateException("No method with @Operation(operationId = \"" + operationId + "\")");
        }
        AnnotationInstance allowed = method.annotation(PermissionsAllowed.class);
        return new DeclaredOperation(
                allowed == null ? List.of() : List.of(allowed.value().asStringArray()),
                method.parameters().stream().map(DeclaredOperations::name).toList(),
                method.hasAnnotation(Idempotent.class) || method.hasAnnotation(IdempotentItems.class),
                method.parameters().stream().anyMatch(DeclaredOperations::isOptionalBody),
                answers(method, Versioned.class),
                answers(method, Located.class),
                answers(method, Page.class));
    }

    private static String name(MethodParameterInfo parameter) {
        return parameter.declaredAnnotations().stream()
                .filter(DeclaredOperations::takesFromElsewhere)
                .flatMap(one -> Stream.ofNullable(one.value()))
                .map(AnnotationValue::asString)
                .findFirst()
                .orElse(String.valueOf(parameter.name()));
    }

    /** The body is the parameter that no annotation takes from elsewhere. */
    private static boolean isOptionalBody(MethodParameterInfo parameter) {
        boolean elsewhere = parameter.declaredAnnotations().stream().anyMatch(DeclaredOperations::takesFromElsewhere);
        return !elsewhere && parameter.type().hasAnnotation(DotName.createSimple(Nullable.class));
    }

    private static boolean takesFromElsewhere(AnnotationInstance annotation) {
        return annotation.name().toString().startsWith("org.jboss.resteasy.reactive.Rest");
    }

    private boolean answers(MethodInfo method, Class<?> wanted) {
        Type answer = method.returnType();
        Stream<Type> arguments = answer.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? answer.asParameterizedType().arguments().stream()
                : Stream.empty();
        boolean page = answer.name().toString().equals(Page.class.getName());
        return (page ? Stream.of(answer) : Stream.concat(Stream.of(answer), arguments))
                .anyMatch(type -> is(type, wanted.getName()));
    }

    private boolean is(Type type, String wanted) {
        if (type.name().toString().equals(wanted)) {
            return true;
        }
        ClassInfo known = index.getClassByName(type.name());
        return known != null
                && known.interfaceNames().stream()
                        .anyMatch(one -> one.toString().equals(wanted));
    }
}
