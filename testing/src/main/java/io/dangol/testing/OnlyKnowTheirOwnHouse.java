package io.dangol.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Arrows go one way: a service may know the platform and itself, the platform itself and who else may issue tokens. */
final class OnlyKnowTheirOwnHouse extends ArchCondition<JavaClass> {

    private static final String US = "io.dangol.";

    OnlyKnowTheirOwnHouse() {
        super("depend only on their own service and the platform");
    }

    @Override
    public void check(JavaClass from, ConditionEvents events) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
            JavaClass to = dependency.getTargetClass();
            if (to.getPackageName().startsWith(US) && !allowed(house(from), house(to))) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private static boolean allowed(String from, String to) {
        boolean verifying = from.equals("platform") && to.equals("issuers");
        return to.equals(from) || to.equals("platform") || verifying;
    }

    private static String house(JavaClass inside) {
        String rest = inside.getPackageName().substring(US.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
