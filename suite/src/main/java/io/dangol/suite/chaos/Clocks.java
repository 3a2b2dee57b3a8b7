package io.dangol.suite.chaos;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Steps the clock of a running service: every {@link Clock} of its JVM, which is where services ask for the time. Needs no
 * privilege, as setting the machine's clock would, and spares whoever else works on the machine.
 */
public final class Clocks {

    private static final String ASKS_THE_MACHINE = "currentInstant";

    private final Path agent;

    private Clocks(Path agent) {
        this.agent = agent;
    }

    /** Writes the agent into this folder. The services run on the same JDK as we, so its own class is what is changed. */
    public static Clocks keptIn(Path folder) {
        Path jar = folder.resolve("clock-agent.jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Agent-Class"), ClockAgent.class.getName());
        attributes.put(new Attributes.Name("Can-Redefine-Classes"), "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String own = ClockAgent.class.getName().replace('.', '/');
            add(out, own + ".class", classFile(ClockAgent.class));
            add(out, own.substring(0, own.lastIndexOf('/') + 1) + ClockAgent.CLOCK, stepped(classFile(Clock.class)));
            return new Clocks(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By how much it is off from now on, compared with the machine's. */
    public void set(long pid, Duration off) {
        try {
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
            try {
                jvm.loadAgent(agent.toString(), String.valueOf(off.toMillis()));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IllegalStateException("The clock of process " + pid + " cannot be set", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK's class, with what the property says added to what the machine says. */
    static byte[] stepped(byte[] clock) {
        ClassReader reader = new ClassReader(clock);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Stepping stepping = new Stepping(writer);
        reader.accept(stepping, 0);
        if (!stepping.done) {
            throw new IllegalStateException("This JDK's clock has no " + ASKS_THE_MACHINE);
        }
        return writer.toByteArray();
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (file == null) {
                throw new IOException(type + " cannot be read");
            }
            return file.readAllBytes();
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static final class Stepping extends ClassVisitor {
        private boolean done;

        private Stepping(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals(ASKS_THE_MACHINE)) {
                return method;
            }
            done = true;
            return new MethodVisitor(Opcodes.ASM9, method) {
                @Override
                public void visitInsn(int opcode) {
                    if (opcode == Opcodes.ARETURN) {
                        addStep(this);
                    }
                    super.visitInsn(opcode);
                }
            };
        }

        /** {@code .plusMillis(Long.getLong(STEP, 0))} */
        private static void addStep(MethodVisitor method) {
            method.visitLdcInsn(ClockAgent.STEP);
            method.visitInsn(Opcodes.LCONST_0);
            method.visitMethodInsn(
                    Opcodes.INVOKESTATIC, "java/lang/Long", "getLong", "(Ljava/lang/String;J)Ljava/lang/Long;", false);
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Long", "longValue", "()J", false);
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, "java/time/Instant", "plusMillis", "(J)Ljava/time/Instant;", false);
        }
    }
}
