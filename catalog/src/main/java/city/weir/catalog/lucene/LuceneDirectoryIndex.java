package city.weir.catalog.lucene;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.Entry;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.words.Questions;
import city.weir.catalog.words.Synonyms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory's search in a folder of this machine, for one process at a time. The index holds
 * nothing that is not kept elsewhere: one that cannot be read any more is begun anew, without a
 * {@link #mark()}, and filled by the next {@link #rebuild}.
 */
public final class LuceneDirectoryIndex implements DirectoryIndex {
  private static final Logger log = LoggerFactory.getLogger(LuceneDirectoryIndex.class);
  private static final int PROGRESS_EVERY = 1000;

  private final Path home;
  private final Folders folders;
  private final Searches searches;
  private final ReentrantLock rebuilding = new ReentrantLock();
  private volatile Generation serving;
  private @Nullable Filling filling;

  private LuceneDirectoryIndex(Path home, Synonyms synonyms) throws IOException {
    this.home = home;
    this.folders = new Folders(home);
    this.searches = new Searches(new Questions(synonyms));
    this.serving = openServing();
    folders.removeAllBut(serving.folder());
  }

  /**
   * Opens the index in {@code home}, empty when there is none. Returns at once: the dictionaries
   * are loaded in the background.
   */
  public static LuceneDirectoryIndex open(Path home, Synonyms synonyms) {
    try {
      LuceneDirectoryIndex index = new LuceneDirectoryIndex(home, synonyms);
      Thread warming = new Thread(Questions::warm, "directory-words");
      warming.setDaemon(true);
      warming.start();
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the directory's index in " + home, e);
    }
  }

  @Override
  public void putAll(Collection<Entry> entries) {
    write(
        generation -> {
          for (Entry entry : entries) {
            generation.put(entry, serving.facts(entry.id()));
          }
        },
        entries.stream().map(Entry::id).toList());
  }

  @Override
  public void note(Map<String, LivingFacts> facts) {
    write(
        generation -> {
          for (Map.Entry<String, LivingFacts> fact : facts.entrySet()) {
            generation.note(fact.getKey(), fact.getValue());
          }
        },
        List.of());
  }

  @Override
  public void remove(String id) {
    write(generation -> generation.remove(id), List.of(id));
  }

  @Override
  public synchronized String mark() {
    return serving.mark();
  }

  @Override
  public synchronized void mark(String mark) {
    try {
      serving.commit(mark);
      if (filling != null) {
        filling.mark = mark;
      }
    } catch (IOException e) {
      throw takenBack(e);
    }
  }

  @Override
  public void rebuild(Stream<Entry> entries, String mark, LongConsumer progress) {
    rebuilding.lock();
    try {
      Filling begun = begin(mark);
      boolean whole = false;
      try {
        long taken = 0;
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
          take(begun, all.next());
          if (++taken % PROGRESS_EVERY == 0) {
            progress.accept(taken);
          }
        }
        // Not while anybody waits: what is written meanwhile is put into the gathered.
        begun.generation.gather();
        swap(begun);
        whole = true;
        progress.accept(taken);
      } finally {
        if (!whole) {
          abandon(begun);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot fill the directory's index anew in " + home, e);
    } finally {
      rebuilding.unlock();
    }
  }

  @Override
  public SearchResult search(SearchRequest request) {
    try {
      while (true) {
        Generation asked = serving;
        IndexSearcher searcher;
        try {
          searcher = asked.acquire();
        } catch (AlreadyClosedException e) {
          if (asked == serving) {
            throw e;
          }
          continue; // It was replaced between the two lines above.
        }
        try {
          return searches.search(searcher, request);
        } finally {
          asked.release(searcher);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search the directory's index in " + home, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      serving.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the directory's index in " + home, e);
    }
  }

  @FunctionalInterface
  private interface Change {
    void make(Generation generation) throws IOException;
  }

  /** Makes a change whole and lasting, and visible to the next search; or takes it back. */
  private synchronized void write(Change change, Collection<String> written) {
    try {
      // First, because what was noted of an entry is looked up in what serves.
      if (filling != null) {
        filling.apply(change, written);
      }
      change.make(serving);
      serving.commit(serving.mark());
    } catch (IOException | RuntimeException e) {
      throw takenBack(e);
    }
  }

  private RuntimeException takenBack(Exception cause) {
    try {
      serving.abandon();
      serving = openServing();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
    if (filling != null) {
      // It may hold what the one that serves has lost.
      filling.failure = cause;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new UncheckedIOException(
            "Cannot write the directory's index in " + home, (IOException) cause);
  }

  private synchronized Filling begin(String mark) throws IOException {
    Filling begun = new Filling(Generation.create(folders.next()), mark);
    filling = begun;
    return begun;
  }

  /** What was written since the filling began is newer than what is read from the stream. */
  private synchronized void take(Filling into, Entry entry) throws IOException {
    into.check();
    if (!into.written.contains(entry.id())) {
      into.generation.put(entry, serving.facts(entry.id()));
    }
  }

  private void swap(Filling filled) throws IOException {
    Generation before;
    synchronized (this) {
      filled.check();
      filled.generation.commit(filled.mark);
      folders.use(filled.generation.folder());
      before = serving;
      serving = filled.generation;
      filling = null;
    }
    before.close();
    Folders.remove(before.folder());
  }

  private synchronized void abandon(Filling failed) throws IOException {
    filling = null;
    if (failed.generation != serving) {
      failed.generation.abandon();
      Folders.remove(failed.generation.folder());
    }
  }

  private Generation openServing() throws IOException {
    Path current = folders.current().orElse(null);
    if (current != null) {
      try {
        Generation opened = Generation.open(current);
        if (opened.ofThisLayout()) {
          return opened;
        }
        opened.close();
      } catch (CorruptIndexException
          | IndexNotFoundException
          | IndexFormatTooOldException
          | IndexFormatTooNewException e) {
        log.warn(
            "The directory's index in {} cannot be read and is begun anew: {}", home, e.toString());
      }
    }
    Generation created = Generation.create(folders.next());
    folders.use(created.folder());
    return created;
  }

  /** A generation that is being filled while another serves. */
  private static final class Filling {
    private final Generation generation;
    private final Set<String> written = new HashSet<>();
    private String mark;
    private @Nullable Exception failure;

    Filling(Generation generation, String mark) {
      this.generation = generation;
      this.mark = mark;
    }

    void apply(Change change, Collection<String> ids) {
      try {
        change.make(generation);
        written.addAll(ids);
      } catch (IOException | RuntimeException e) {
        // The change itself may well succeed; only this filling cannot be completed any more.
        failure = e;
      }
    }

    void check() throws IOException {
      if (failure != null) {
        throw new IOException("A change made meanwhile could not be taken over", failure);
      }
    }
  }
}
