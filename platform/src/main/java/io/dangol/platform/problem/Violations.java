package io.dangol.platform.problem;

import io.dangol.platform.problem.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** Turns what Bean Validation found into pointers. */
final class Violations {

    private Violations() {}

    static List<FieldError> of(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(Violations::error)
                .sorted(Comparator.comparing(FieldError::pointer))
                .toList();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return new FieldError(pointer(violation.getPropertyPath()), violation.getMessage());
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder("#");
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (isProperty(node)) {
                pointer.append('/').append(JsonPaths.escaped(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static boolean isProperty(Path.Node node) {
        if (node.getName() == null) {
            return false;
        }
        return switch (node.getKind()) {
            case PROPERTY -> true;
            case PARAMETER -> isQuery(node);
            case BEAN, CONSTRUCTOR, CONTAINER_ELEMENT, CROSS_PARAMETER, METHOD, RETURN_VALUE -> false;
        };
    }

    /** A body's parameter has no name on the wire; its properties follow. */
    private static boolean isQuery(Path.Node node) {
        return !node.getName().equals("request") && !node.getName().equals("body");
    }
}
