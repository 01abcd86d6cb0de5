//! Everybody who may press something.

use layanan_ktp::domain::petugas::Peran;

/// Somebody, in relation to the permohonan on which they act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The pemohon.
    Pemohon,
    /// Any other citizen.
    Stranger,
    /// Whose rights were taken away.
    Former,
    /// The staf who received it.
    Receiver,
    /// Another staf.
    Staf,
    /// Another staf, who stands in for the Kasi today.
    Plh,
    /// The staf who received it, and stands in for the Kasi today.
    ReceiverPlh,
    Kasi,
    /// The officer of Dispendukcapil to whom it is sent.
    Recipient,
    /// Another officer.
    Officer,
    Admin,
    /// An admin who stands in for the Kasi today.
    AdminPlh,
}

impl Role {
    pub(crate) const ALL: &[Self] = &[
        Self::Pemohon,
        Self::Stranger,
        Self::Former,
        Self::Receiver,
        Self::Staf,
        Self::Plh,
        Self::ReceiverPlh,
        Self::Kasi,
        Self::Recipient,
        Self::Officer,
        Self::Admin,
        Self::AdminPlh,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pemohon => "pemohon",
            Self::Stranger => "stranger",
            Self::Former => "former petugas",
            Self::Receiver => "staf who received",
            Self::Staf => "other staf",
            Self::Plh => "staf as pelaksana",
            Self::ReceiverPlh => "pelaksana who received",
            Self::Kasi => "kasi",
            Self::Recipient => "officer it is sent to",
            Self::Officer => "other officer",
            Self::Admin => "admin",
            Self::AdminPlh => "admin as pelaksana",
        }
    }

    pub(crate) fn chat(self) -> i64 {
        match self {
            Self::Pemohon => 1001,
            Self::Stranger => 1002,
            Self::Former => 1003,
            Self::Receiver | Self::ReceiverPlh => 2001,
            Self::Staf | Self::Plh => 2004,
            Self::Kasi => 2002,
            Self::Recipient => 2003,
            Self::Officer => 2006,
            Self::Admin | Self::AdminPlh => 2005,
        }
    }

    /// What stands in the register; `None` of citizens.
    pub(crate) fn peran(self) -> Option<Peran> {
        match self {
            Self::Pemohon | Self::Stranger | Self::Former => None,
            Self::Receiver | Self::Staf | Self::Plh | Self::ReceiverPlh => Some(Peran::Staf),
            Self::Kasi => Some(Peran::Kasi),
            Self::Recipient | Self::Officer => Some(Peran::Dispendukcapil),
            Self::Admin | Self::AdminPlh => Some(Peran::Admin),
        }
    }

    pub(crate) fn is_plh(self) -> bool {
        matches!(self, Self::Plh | Self::ReceiverPlh | Self::AdminPlh)
    }

    /// Whether the SOP lets them check: the Kasi and who stands in, and never who received.
    pub(crate) fn checks(self) -> bool {
        matches!(self, Self::Kasi | Self::Plh | Self::AdminPlh)
    }

    pub(crate) fn is_staf(self) -> bool {
        self.peran() == Some(Peran::Staf)
    }
}
