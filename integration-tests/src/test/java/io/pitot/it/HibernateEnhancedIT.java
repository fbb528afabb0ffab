package io.pitot.it;

import io.pitot.it.app.Author;
import io.pitot.it.app.Book;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.internal.bytebuddy.BytecodeProviderImpl;

/** JPA by Hibernate 7 with entities that its build plugins have enhanced: they load themselves, without proxies. */
class HibernateEnhancedIT extends JpaContract {

    HibernateEnhancedIT() {
        super("by-hibernate");
    }

    @Override
    Observed application(Path folder) {
        Path classes = folder.resolve("enhanced");
        Enhancer enhancer = new BytecodeProviderImpl().getEnhancer(new DefaultEnhancementContext());
        enhance(enhancer, Author.class, classes);
        enhance(enhancer, Book.class, classes);
        return jakarta(folder, classes).with(ClassPath.HIBERNATE);
    }

    private static void enhance(Enhancer enhancer, Class<?> entity, Path classes) {
        String file = entity.getName().replace('.', '/') + ".class";
        try {
            byte[] plain = Files.readAllBytes(ClassPath.testClasses().resolve(file));
            Path target = classes.resolve(file);
            Files.createDirectories(target.getParent());
            Files.write(target, enhancer.enhance(entity.getName(), plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
