//! Every fault the program can name.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $severity:ident),* $(,)?) => {
        /// The name of a fault. A name never changes its meaning.
        ///
        /// Cause, example and cure of each stand in `locales/`, and
        /// `fangan explain CODE` prints them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum Code { $($(#[$doc])* $variant),* }

        impl Code {
            /// All codes, in the order of this file.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// The kebab-case word that the user sees.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// How grave the fault is unless `fangan.yaml` says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }
        }
    };
}

impl Code {
    /// Whether it is a fault of the disk, or of somebody who writes at the same
    /// time, and not of the data.
    pub fn is_of_disk(self) -> bool {
        use Code::{CannotWrite, EditedInBetween, EditedMeanwhile, FileUnreadable, SomebodyWrites};
        [
            CannotWrite,
            EditedInBetween,
            EditedMeanwhile,
            FileUnreadable,
            SomebodyWrites,
        ]
        .contains(&self)
    }
}

codes! {
    // Reading files
    NotUtf8 = "not-utf8" Error,
    LegacyEncoding = "legacy-encoding" Note,
    FileTooLarge = "file-too-large" Error,
    FileUnreadable = "file-unreadable" Error,
    ForbiddenCharacter = "forbidden-character" Error,
    TextFile = "text-file" Warning,
    NeedsVersion = "needs-version" Error,
    NothingToBuild = "nothing-to-build" Warning,

    // YAML as clerks type it
    YamlSyntax = "yaml-syntax" Error,
    FullwidthColon = "fullwidth-colon" Error,
    MissingSpace = "missing-space" Error,
    FullwidthComma = "fullwidth-comma" Error,
    CommaInFlow = "comma-in-flow" Error,
    UnquotedSpecial = "unquoted-special" Error,
    TabIndent = "tab-indent" Error,
    OddSpace = "odd-space" Error,
    AliasNotAllowed = "alias-not-allowed" Error,
    TagNotAllowed = "tag-not-allowed" Error,
    SeveralDocuments = "several-documents" Error,
    NestedTooDeep = "nested-too-deep" Error,

    // Shape of the records
    UnknownKey = "unknown-key" Error,
    DuplicateKey = "duplicate-key" Error,
    WrongType = "wrong-type" Error,
    MissingField = "missing-field" Error,
    UnknownValue = "unknown-value" Error,
    EmptyValue = "empty-value" Error,
    InvalidId = "invalid-id" Error,
    InvalidDate = "invalid-date" Error,
    InvalidNumber = "invalid-number" Error,
    InvalidDocumentNumber = "invalid-document-number" Error,
    InvalidReference = "invalid-reference" Error,
    ConflictingFields = "conflicting-fields" Error,
    WrongCell = "wrong-cell" Error,
    CellCount = "cell-count" Error,

    // Names and references
    DuplicateId = "duplicate-id" Error,
    DuplicateNumber = "duplicate-number" Error,
    ReservedId = "reserved-id" Error,
    UnknownPost = "unknown-post" Error,
    UnknownPerson = "unknown-person" Error,
    UnknownDepartment = "unknown-department" Error,
    UnknownPortfolio = "unknown-portfolio" Error,
    UnknownCategory = "unknown-category" Error,
    UnknownIssuer = "unknown-issuer" Error,
    UnknownAttachment = "unknown-attachment" Error,
    UnknownClause = "unknown-clause" Error,
    UnknownParty = "unknown-party" Error,
    UnknownTemplate = "unknown-template" Error,
    UnknownPlan = "unknown-plan" Error,
    AmbiguousReference = "ambiguous-reference" Error,
    TitleDiffers = "title-differs" Error,
    TitleTwice = "title-twice" Error,

    // Posts and the people who hold them
    VacantPost = "vacant-post" Warning,
    VacantLeader = "vacant-leader" Warning,
    VacantPortfolio = "vacant-portfolio" Warning,
    EndedUnit = "ended-unit" Warning,
    EndedPost = "ended-post" Warning,
    MoreHoldersThanSeats = "more-holders-than-seats" Warning,
    OrderPartly = "order-partly" Warning,
    OverlappingAppointments = "overlapping-appointments" Error,
    ReversedPeriod = "reversed-period" Error,
    HolderWithoutPost = "holder-without-post" Note,
    ExecutiveBelowDeputy = "executive-below-deputy" Note,
    DuplicateInBody = "duplicate-in-body" Note,
    LeadsAndSupports = "leads-and-supports" Note,
    ActingAppointedPost = "acting-appointed-post" Warning,
    StandInBesideHolder = "stand-in-beside-holder" Warning,
    PortfolioLedTwice = "portfolio-led-twice" Warning,
    OwnCover = "own-cover" Warning,
    LeaderWithoutPost = "leader-without-post" Warning,
    SuccessionLoop = "succession-loop" Error,
    UnitLedTwice = "unit-led-twice" Warning,
    UnsignedNumber = "unsigned-number" Warning,
    ConflictCopy = "conflict-copy" Warning,
    PaperBeforeChange = "paper-before-change" Error,
    NumberTaken = "number-taken" Error,
    NumberNotPrinted = "number-not-printed" Error,
    StateByIssue = "state-by-issue" Error,
    HolidaysElsewhere = "holidays-elsewhere" Error,
    NotConsulting = "not-consulting" Error,
    SameFileName = "same-file-name" Error,
    UnitUnderTwo = "unit-under-two" Warning,
    LeaderWithoutWork = "leader-without-work" Warning,
    PortfolioIssuerOpen = "portfolio-issuer-open" Note,
    UnitWithoutLeader = "unit-without-leader" Warning,
    TooManyLeadingRoles = "too-many-leading-roles" Warning,

    // What a plan says
    StillOpen = "still-open" Warning,
    PlaceholderLeft = "placeholder-left" Warning,
    SecretDocument = "secret-document" Error,
    InternalYetPublic = "internal-yet-public" Warning,
    IdentityNumber = "identity-number" Warning,
    YearsDiffer = "years-differ" Warning,
    GoalWithoutOwner = "goal-without-owner" Warning,
    DutyWithoutOwner = "duty-without-owner" Warning,
    TaskTwice = "task-twice" Warning,
    /// An appointment without its first day, among others that have theirs.
    NoFirstDay = "no-first-day" Note,
    FarOffDay = "far-off-day" Warning,
    /// An item that has a number and no words behind it.
    ItemWithoutWords = "item-without-words" Warning,
    /// A paper that says nowhere whose it is.
    NobodyIssues = "nobody-issues" Note,
    /// A formal paper dated on a day off.
    DatedOnDayOff = "dated-on-day-off" Note,
    /// 一是, 二是, 四是.
    OrdinalSkipped = "ordinal-skipped" Warning,
    /// A time that no clock shows, or a span that ends before it begins.
    OddTime = "odd-time" Warning,
    /// A goal that is set twice.
    GoalTwice = "goal-twice" Warning,
    ImpossibleTarget = "impossible-target" Warning,
    TargetBelowBaseline = "target-below-baseline" Warning,
    YearTwice = "year-twice" Warning,
    YearsGoBack = "years-go-back" Note,
    LastYearDiffers = "last-year-differs" Warning,
    CountDiffers = "count-differs" Warning,
    TaskWithoutOwner = "task-without-owner" Warning,
    ClauseWithoutOwner = "clause-without-owner" Note,
    NobodyLeads = "nobody-leads" Note,
    LabelsChange = "labels-change" Note,
    TypedResponsibility = "typed-responsibility" Note,
    DeadlineOnHoliday = "deadline-on-holiday" Note,
    DeadlineBeforePlan = "deadline-before-plan" Warning,
    DeadlineAfterPlan = "deadline-after-plan" Warning,
    PhaseGap = "phase-gap" Note,
    PhaseOverlap = "phase-overlap" Warning,
    PhaseOutsidePlan = "phase-outside-plan" Warning,
    UnusedAttachment = "unused-attachment" Warning,
    FieldNotPrinted = "field-not-printed" Warning,
    PlanOnRedHead = "plan-on-red-head" Warning,
    EmptyPlan = "empty-plan" Warning,
    EmptySection = "empty-section" Warning,
    LongWithoutContents = "long-without-contents" Note,
    NoHead = "no-head" Warning,
    TypedNumber = "typed-number" Warning,
    HeadingPunctuation = "heading-punctuation" Warning,
    NoSuchDay = "no-such-day" Warning,
    WrongWeekday = "wrong-weekday" Warning,
    NoSuchAttachment = "no-such-attachment" Warning,
    UnclosedBracket = "unclosed-bracket" Warning,
    PhoneNumber = "phone-number" Warning,
    IncompleteHead = "incomplete-head" Warning,
    IncompleteRecord = "incomplete-record" Note,
    ForeignCode = "foreign-code" Warning,
    PrintedBeforeDated = "printed-before-dated" Warning,
    NarrowMark = "narrow-mark" Note,
    DateStyle = "date-style" Note,
    PhoneInText = "phone-in-text" Note,
    HeadOfTwo = "head-of-two" Note,
    FormerName = "former-name" Note,
    NoStaffChange = "no-staff-change" Error,
    NotDocx = "not-docx" Error,
    VagueDeadline = "vague-deadline" Note,
    OddDeadline = "odd-deadline" Warning,
    TypedItem = "typed-item" Warning,
    LinesRunTogether = "lines-run-together" Warning,
    ExceptWithoutDuty = "except-without-duty" Note,
    AttachmentOrder = "attachment-order" Note,
    EmptyCalendar = "empty-calendar" Note,
    DoubledWord = "doubled-word" Warning,
    OddGrouping = "odd-grouping" Warning,
    OverlappingLeave = "overlapping-leave" Warning,
    NameTwice = "name-twice" Warning,
    OddMakeUpDay = "odd-make-up-day" Warning,
    DoubledMark = "doubled-mark" Warning,
    CalendarTwice = "calendar-twice" Warning,
    DayOfOtherYear = "day-of-other-year" Warning,
    MissingCalendar = "missing-calendar" Warning,
    FreeTextName = "free-text-name" Note,
    MissingDate = "missing-date" Warning,
    RotaWithoutDays = "rota-without-days" Warning,
    RotaTooLong = "rota-too-long" Error,
    RotaWithoutHolder = "rota-without-holder" Warning,
    AbsentWithoutCover = "absent-without-cover" Warning,
    LeftButListed = "left-but-listed" Warning,
    DutyAfterNight = "duty-after-night" Warning,
    HoursOverMidnight = "hours-over-midnight" Note,
    UnevenDaysOff = "uneven-days-off" Note,
    SwapWithoutDuty = "swap-without-duty" Error,
    DayTwice = "day-twice" Warning,
    IssuedWithoutRecord = "issued-without-record" Error,

    UnknownBasis = "unknown-basis" Error,
    RepealedBasis = "repealed-basis" Warning,
    BasisNotInForce = "basis-not-in-force" Warning,
    MisquotedBasis = "misquoted-basis" Warning,
    WrongNumberBrackets = "wrong-number-brackets" Warning,
    UnlistedBasis = "unlisted-basis" Note,
    EmptyChart = "empty-chart" Warning,
    PointsDiffer = "points-differ" Warning,
    SumDiffers = "sum-differs" Warning,
    TypedSum = "typed-sum" Warning,
    NobodyInRow = "nobody-in-row" Warning,
    OtherThanColumn = "other-than-column" Warning,
    InternalLeak = "internal-leak" Error,
    PerhapsInternal = "perhaps-internal" Warning,
    NotSearched = "not-searched" Error,
    InternalPlan = "internal-plan" Note,
    PublicFilesRemoved = "public-files-removed" Note,
    OldPublicFile = "old-public-file" Warning,
    OtherFiles = "other-files" Note,
    LinkedFolder = "linked-folder" Error,
    CannotWithhold = "cannot-withhold" Error,

    // Layers and styles
    UnknownStyle = "unknown-style" Error,
    OwnWords = "own-words" Error,
    NoLayer = "no-layer" Error,
    LayerLink = "layer-link" Error,
    LayerRecord = "layer-record" Error,
    LayerReadOnly = "layer-read-only" Error,

    // Staff changes
    PostNotHeld = "post-not-held" Error,
    PostFull = "post-full" Error,
    AlreadyHeld = "already-held" Error,
    NothingHeld = "nothing-held" Warning,
    UnclearMove = "unclear-move" Error,
    ContradictingMoves = "contradicting-moves" Error,
    ContradictingDates = "contradicting-dates" Error,
    PortfolioLeft = "portfolio-left" Warning,
    PostsEndWithUnit = "posts-end-with-unit" Warning,
    StandInStays = "stand-in-stays" Warning,
    NumberedPaperChanges = "numbered-paper-changes" Warning,
    AnnouncedLate = "announced-late" Warning,
    NotAnnounced = "not-announced" Error,
    NoSuchHoliday = "no-such-holiday" Error,
    NoSuchBody = "no-such-body" Error,
    UnannouncedShared = "unannounced-shared" Note,
    ChangeWaits = "change-waits" Note,
    ChangeToAnnounce = "change-to-announce" Warning,
    CannotEdit = "cannot-edit" Error,
    AlreadyApplied = "already-applied" Error,
    LaterChangeApplied = "later-change-applied" Error,
    NotApplied = "not-applied" Error,
    RecordDamaged = "record-damaged" Error,
    EditedSince = "edited-since" Error,
    NotInHistory = "not-in-history" Error,
    OpenElsewhere = "open-elsewhere" Warning,
    SomebodyWrites = "somebody-writes" Error,
    EditedMeanwhile = "edited-meanwhile" Error,
    EditedInBetween = "edited-in-between" Error,
    JournalDamaged = "journal-damaged" Error,
    PathOutside = "path-outside" Error,
    IssueOtherDay = "issue-other-day" Error,
    AlreadyIssued = "already-issued" Error,
    IssueDamaged = "issue-damaged" Error,
    IssueDrift = "issue-drift" Note,

    // Templates and styles
    TemplateSyntax = "template-syntax" Error,
    TemplateUnknownName = "template-unknown-name" Error,
    TemplateRender = "template-render" Error,
    TemplateMarkup = "template-markup" Error,
    UnknownElement = "unknown-element" Error,
    UnknownClass = "unknown-class" Error,
    InvalidStyle = "invalid-style" Error,

    // Setting the page
    GlyphMissing = "glyph-missing" Error,
    GlyphSubstituted = "glyph-substituted" Note,
    FontSubstituted = "font-substituted" Warning,
    FontUnusable = "font-unusable" Error,
    CannotFit = "cannot-fit" Warning,
    UnknownPicture = "unknown-picture" Error,
    PictureKind = "picture-kind" Error,
    PictureDamaged = "picture-damaged" Error,
    PictureTooLarge = "picture-too-large" Error,
    DrawingTooLarge = "drawing-too-large" Error,
    DrawingRefused = "drawing-refused" Error,
    PictureNotSearched = "picture-not-searched" Note,
    TableTooWide = "table-too-wide" Note,
    NumberTorn = "number-torn" Warning,
    NoTable = "no-table" Note,
    CellTooLong = "cell-too-long" Error,
    PageRule = "page-rule" Error,

    // Files from office programs
    FileEncrypted = "file-encrypted" Error,
    FileDamaged = "file-damaged" Error,
    UnpacksTooLarge = "unpacks-too-large" Error,
    UnknownFileKind = "unknown-file-kind" Error,
    NoTextInFile = "no-text-in-file" Error,
    AnswersUnreadable = "answers-unreadable" Error,
    AnswerUnasked = "answer-unasked" Warning,
    LinesLost = "lines-lost" Error,
    TooManyRows = "too-many-rows" Error,
    QuoteNotClosed = "quote-not-closed" Error,
    MacrosIgnored = "macros-ignored" Note,
    NoTableHead = "no-table-head" Error,
    FileExists = "file-exists" Error,
    OtherPlansFile = "other-plans-file" Error,
    OtherDocument = "other-document" Error,
    NotThisPlan = "not-this-plan" Warning,
    IssuedUnchanged = "issued-unchanged" Warning,
    NothingCompared = "nothing-compared" Error,

    // The world outside
    CannotWrite = "cannot-write" Error,
}

impl Code {
    /// Whether a paper with this fault is a draft: something in it is still to be
    /// filled in, or printed as 待定.
    pub fn leaves_open(self) -> bool {
        use Code::{
            EndedPost, EndedUnit, MissingDate, PlaceholderLeft, RotaWithoutHolder, StillOpen,
            VacantLeader, VacantPortfolio,
        };
        [
            EndedPost,
            EndedUnit,
            MissingDate,
            PlaceholderLeft,
            RotaWithoutHolder,
            StillOpen,
            VacantLeader,
            VacantPortfolio,
        ]
        .contains(&self)
    }

    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name() == name)
    }
}
