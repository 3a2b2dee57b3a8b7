package io.dangol.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What no other package uses is its feature's own affair. */
final class BeNeededElsewhere extends ArchCondition<JavaClass> {

    BeNeededElsewhere() {
        super("be needed by another package");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        boolean needed = item.getPackage().getClasses().stream()
                .filter(part -> part.equals(item) || part.getName().startsWith(item.getName() + "$"))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .map(dependency -> dependency.getOriginClass().getPackageName())
                .anyMatch(user -> !user.equals(item.getPackageName()));
        events.add(new SimpleConditionEvent(item, needed, item.getName() + " is public, and no other package uses it"));
    }
}
